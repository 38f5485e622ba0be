import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe, axeAtBothWidths } from './axe.js';
import { openBrowser, Visitor } from './browser.js';
import { chooseFile, fillRow } from './hands.js';
import { pdfOf } from './pdf.js';
import { Person, upload, versionIs } from './session.js';

const { url, password } = inject('portal');
const mark = Date.now().toString(36);

/** A draft of the lead's for one of their areas, with a checked file and a claim, made as an outside script would. */
async function checkedDraft(title: string, areaNumber: number): Promise<string> {
  const lead = await Person.signIn(url, 'lead@sample.test', password);
  const areas = await lead.json<{ id: string; number: number }[]>(200, 'GET', 'areas');
  const area = areas.find((each) => each.number === areaNumber);
  const claim = `Young people know who takes over their care (${mark}).`;
  const { id } = await lead.json<{ id: string }>(201, 'POST', 'evidence', {
    title,
    kind: 'report',
    source: 'health',
    sensitivity: 'official',
    links: [{ areaId: area?.id, shows: 'output', claim, locator: { page: 1 } }],
  });
  const number = await upload(lead, id, 'transition.pdf', pdfOf([claim, title]));
  await versionIs(lead, id, number, ['clean']);
  return id;
}

describe('what does not go straight', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'revisit-returning-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const as = (who: string) => Visitor.signedIn(browser, url, who, password);

  it('comes back with a reason, is put right with a new version and approved', async () => {
    const title = `Moving to adult services ${mark}`;
    const id = await checkedDraft(title, 9);
    const lead = await as('lead');
    await lead.goTo(`/evidence/${id}`);
    await lead.page.getByRole('button', { name: 'Send for review' }).click();
    await lead.page.getByText('Sent for review.', { exact: true }).waitFor();

    const partner = await as('partner');
    await partner.goTo('/review');
    const queue = partner.page.getByRole('region', { name: 'Queue' });
    await queue.getByRole('link', { name: title }).click();
    const verdict = partner.page.getByRole('region', { name: 'Verdict' });
    await verdict.getByRole('heading', { name: title }).waitFor();
    await partner.page.keyboard.press('r');
    await verdict.getByText('Say in a sentence what has to change').waitFor();
    await axe(partner);
    const sentence = 'It says that a pathway exists. Add how many young people were handed over on it.';
    // The first reason has the focus. Nothing of what is typed is taken for a key of the page.
    await partner.page.keyboard.press('Tab');
    await partner.page.keyboard.press('Space');
    expect(await verdict.getByRole('checkbox', { name: 'Doing, not changing' }).isChecked()).toBe(true);
    const field = verdict.getByLabel('In one sentence');
    while (!(await field.evaluate((element) => element === document.activeElement)))
      await partner.page.keyboard.press('Tab');
    await partner.page.keyboard.type(sentence);
    await partner.page.keyboard.press('Control+Enter');
    await partner.page.getByText(`Returned: ${title}`).waitFor();

    await lead.goTo('');
    const returned = lead.page.getByRole('region', { name: 'Returned to you' });
    const item = returned.getByRole('listitem').filter({ hasText: title });
    await item.getByText(`Doing, not changing: ${sentence}`).waitFor();
    await item.getByRole('link').click();
    await lead.page.getByText(/^Returned by the .+: Doing, not changing: It says/).waitFor();
    await axe(lead);
    await chooseFile(
      lead.page,
      'New version',
      'transition with figures.pdf',
      pdfOf(['61 were handed over.', title]),
    );
    await lead.page.getByText('The file has arrived and is being checked.').waitFor();
    const second = lead.page.getByRole('listitem').filter({ hasText: 'transition with figures.pdf' });
    await second.getByText('Checked', { exact: true }).waitFor();
    await lead.page.getByRole('button', { name: 'Send for review' }).click();
    await lead.page.getByText('Sent for review.', { exact: true }).first().waitFor();

    await partner.goTo(`/review?evidence=${id}`);
    await verdict.getByText(/Version 1 was returned/).waitFor();
    await partner.page.getByRole('region', { name: 'Document' }).getByText('61 were handed over.').waitFor();
    await verdict.getByText('Review by', { exact: false }).first().waitFor();
    await partner.page.keyboard.press('a');
    await partner.page.getByText(`Approved: ${title}`).waitFor();
    await lead.goTo(`/evidence/${id}`);
    await lead.page.locator('main').getByText('Approved', { exact: true }).waitFor();
    await partner.close();
    await lead.close();
  });

  it('says in the row why a file is refused, and loses nothing else', async () => {
    const open = path.join(folder, 'open.pdf');
    writeFileSync(open, pdfOf(['Under a password']));
    execFileSync('qpdf', [
      '--encrypt',
      'secret',
      'secret',
      '256',
      '--',
      open,
      path.join(folder, 'locked.pdf'),
    ]);
    const lead = await as('lead');
    const { page } = lead;
    await lead.goTo('/evidence/add?area=9');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click();
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(3000, 1)]);
    await (await chooser).setFiles([
      file(`sound-${mark}.pdf`, pdfOf(['A sound document', mark])),
      file('renamed.pdf', program),
      file('locked.pdf', readFileSync(path.join(folder, 'locked.pdf'))),
    ]);
    // Three files stand in a table before anything is saved; one key files them.
    await page.getByText('3 files to be filed').waitFor();
    await page.keyboard.press('Control+Enter');
    const row = (name: string) => page.locator('main li').filter({ hasText: name });
    await row('renamed.pdf').getByText('The content of this file is not what its name says.').waitFor();
    await row('locked.pdf').getByText('This file needs a password to open').waitFor();
    await row(`sound-${mark}.pdf`).getByText('To fill in').waitFor();
    await axe(lead);
    await row(`sound-${mark}.pdf`)
      .getByRole('button', { name: /^Fill in/ })
      .click();
    await fillRow(page, {
      title: `Sound ${mark}`,
      area: 9,
      shows: 'Activity',
      claim: 'It was held.',
      page: '1',
    });
    await page.getByRole('button', { name: 'Save 1 and send for review' }).click();
    await page.getByText('1 document sent for review.').waitFor();
    // What was refused stays with its way out; what was sound has left.
    await row(`Sound ${mark}`).waitFor({ state: 'detached' });
    await row('locked.pdf').getByRole('button', { name: 'Replace this file' }).waitFor();
    await page.getByRole('button', { name: 'Take renamed.pdf off the page' }).click();
    await row('renamed.pdf').waitFor({ state: 'detached' });
    await lead.close();
  });

  it('goes on with an upload that was cut off', async () => {
    const lead = await as('lead');
    const { page } = lead;
    lead.expectFailuresOf(/X-Amz-Signature/);
    await lead.goTo('/evidence/add?area=9');
    const name = `cut-off-${mark}.pdf`;
    const bytes = pdfOf(['Cut off on its way', mark]);
    await page.route(/X-Amz-Signature/, (route) => route.abort('internetdisconnected'));
    await chooseFile(page, 'Choose files', name, bytes);
    await page.getByText('Waits for the connection').waitFor();
    await axe(lead);
    await page.reload();
    await page.unroute(/X-Amz-Signature/);
    await page.getByText('The file did not arrive before this page was closed.').waitFor();
    await fillRow(page, {
      title: `Cut off ${mark}`,
      area: 9,
      shows: 'Activity',
      claim: 'It was held.',
      page: '1',
    });
    await page.getByRole('button', { name: 'Save as drafts' }).click();
    await page
      .getByRole('row', { name: `Cut off ${mark}` })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: `Cut off ${mark}` }).waitFor();
    const another = pdfOf(['Another file altogether']);
    await chooseFile(page, 'Choose the file again to go on', name, another);
    await page.getByText('This is not the file whose upload stopped').waitFor();
    await chooseFile(page, 'Choose the file again to go on', name, bytes);
    await page
      .getByRole('listitem')
      .filter({ hasText: name })
      .getByText('Checked', { exact: true })
      .waitFor();
    await lead.close();
  });

  it('asks an area’s own people before a claim from elsewhere counts', async () => {
    const title = `Shared with another area ${mark}`;
    const id = await checkedDraft(title, 9);
    const lead = await as('lead');
    await lead.goTo(`/evidence/${id}`);
    await lead.page.getByRole('button', { name: 'Add a claim' }).click();
    const dialog = lead.page.getByRole('dialog');
    await dialog.getByLabel('Area').click();
    await lead.page.getByRole('option', { name: /^5 / }).click();
    await dialog.getByRole('radio', { name: 'Output' }).check();
    const claim = `Needs are found earlier (${mark}).`;
    await dialog.getByLabel('What does this show that has changed?').fill(claim);
    await axe(lead);
    await dialog.getByRole('button', { name: 'Save the claim' }).click();
    const proposed = lead.page.getByRole('listitem').filter({ hasText: claim });
    await proposed.getByText('Proposed', { exact: true }).waitFor();
    expect(await proposed.getByRole('button', { name: 'Accept' }).count()).toBe(0);

    const partner = await as('partner');
    await partner.goTo(`/evidence/${id}`);
    const seen = partner.page.getByRole('listitem').filter({ hasText: claim });
    await seen.getByRole('button', { name: 'Accept' }).click();
    await partner.page.getByText('Accepted for area 5.').waitFor();
    await seen.getByText('Not reviewed yet').waitFor();
    await partner.close();
    await lead.close();
  });

  it('lets an invited person in', async () => {
    const admin = await as('admin');
    const { page } = admin;
    const email = `guest-${mark}@sample.test`;
    await admin.goTo('/people');
    await page.getByRole('button', { name: 'Add a person' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(`Guest ${mark}`);
    await dialog.getByLabel('Job title').fill('Head of a special school');
    await dialog.getByLabel('E-mail address').fill(email);
    await dialog.getByRole('checkbox', { name: /^Area lead/ }).check();
    // No mail server is set up here: that is said before, and the way by hand is chosen.
    await dialog.getByText('No mail server is set up').waitFor();
    expect(await dialog.getByRole('radio', { name: /^By hand/ }).isChecked()).toBe(true);
    await dialog.getByRole('radio', { name: /^By mail/ }).check();
    await axeAtBothWidths(admin);
    await dialog.getByRole('button', { name: 'Add and invite' }).click();
    const invitation = page.getByRole('dialog', { name: `Invitation for Guest ${mark}`, exact: true });
    await invitation.getByText('Nothing was sent').waitFor();
    const first = await invitation.getByLabel('Link').inputValue();
    await axeAtBothWidths(admin);
    await invitation.getByRole('button', { name: 'Close' }).click();
    const row = page.getByRole('listitem').filter({ hasText: email });
    await row.getByText('The message did not leave the portal.').waitFor();
    await axeAtBothWidths(admin);

    await row.getByRole('button', { name: `New invitation for Guest ${mark}` }).click();
    const anew = page.getByRole('dialog', { name: `New invitation for Guest ${mark}` });
    await anew.getByText('No mail server is set up').waitFor();
    await axeAtBothWidths(admin);
    await anew.getByRole('button', { name: 'Invite' }).click();
    const link = await invitation.getByLabel('Link').inputValue();
    expect(link).not.toBe(first);
    expect(await invitation.getByText('Nothing was sent').count()).toBe(0);
    await invitation.getByRole('button', { name: 'Close' }).click();
    await row.getByText('Invitation to be handed over').waitFor();

    const guest = await Visitor.open(browser, url);
    await guest.page.goto(link);
    await guest.page.getByRole('heading', { level: 1, name: `Welcome, Guest ${mark}` }).waitFor();
    await axe(guest);
    await guest.page.getByLabel('Password').fill('three short words');
    await guest.page.getByLabel('The same again').fill('three short wards');
    await guest.page.keyboard.press('Enter');
    await guest.page.getByText('The two passwords differ.').waitFor();
    await guest.page.getByLabel('The same again').fill('three short words');
    await guest.page.keyboard.press('Enter');
    await guest.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await guest.page.getByLabel('E-mail address').fill(email);
    await guest.page.getByLabel('Password').fill('three short words');
    await guest.page.keyboard.press('Enter');
    await guest.page.getByRole('heading', { level: 1, name: 'To do' }).waitFor();
    guest.expectFailuresOf(/\/api\/invitations\//);
    await guest.page.goto('about:blank');
    await guest.page.goto(link);
    await guest.page.getByText('This invitation can’t be used.').waitFor();
    await guest.close();
    await admin.close();
  });
});
