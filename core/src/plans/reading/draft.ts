import type { ActionAreaContent, ActionContent, Due, SectionContent } from '../plan-content.js';
import { areasOfHeading, type SectionHeading } from './sections.js';

/** Something a person should know of a place in the file: `Priority 1, row 12`. */
export interface Remark {
  place: string;
  message: string;
}

export const noDue: Due = { kind: 'none', on: null, text: '' };

/** A plan while it is read: what was understood so far, what to tell, and what makes it unusable. */
export class Draft {
  readonly sections: SectionContent[] = [];
  readonly warnings: Remark[] = [];
  readonly errors: Remark[] = [];
  /** Action areas have rows of their own among the actions' rows. */
  hasAreaRows = false;
  /** What headings within tables call the plan's sections. */
  sectionWord = '';
  /** No heading names the sections: they were told apart by the first number of the refs. */
  sectionsCounted = false;
  private readonly places = new Map<string, string>();

  /** The section of that ref, made when it is new. Without a ref it is known by its title, and counted out. */
  section(ref: string, title: string): SectionContent {
    const known = this.sections.find((each) => (ref === '' ? each.title === title : each.ref === ref));
    if (known) return known;
    const made = { ref: ref === '' ? String(this.sections.length + 1) : ref, title, actionAreas: [] };
    this.sections.push(made);
    return made;
  }

  /** The section that the first number of a ref stands for, where no heading names one. */
  sectionOfRef(ref: string): SectionContent {
    const number = ref.split('.')[0] ?? '';
    if (!this.sectionsCounted)
      this.warnings.push({
        place: 'Sections',
        message:
          'No heading names the sections of this plan. Its actions were put together by the first number of their refs.',
      });
    this.sectionsCounted = true;
    return this.section(number, `Section ${number}`);
  }

  /** The section that a heading within a table begins. */
  sectionOf(heading: SectionHeading) {
    this.sectionWord ||= heading.word;
    const section = this.section(heading.ref, heading.title);
    return { section: () => section, word: heading.word, areas: areasOfHeading(heading) };
  }

  area(section: SectionContent, ref: string, title: string): ActionAreaContent {
    const known = section.actionAreas.find((each) => each.ref === ref);
    if (known) return known;
    const made: ActionAreaContent = { ref, title, leads: [], due: noDue, actions: [] };
    section.actionAreas.push(made);
    return made;
  }

  /** Puts an action into its place; a ref that is there already is an error, since refs tell actions apart. */
  add(area: ActionAreaContent, action: ActionContent, place: string): void {
    // A counted ref only has to be free: two sections may have an action area of one letter.
    for (let more = area.actions.length + 2; !action.refGiven && this.places.has(action.ref); more += 1)
      action.ref = `${area.ref}.${more}`;
    const earlier = this.places.get(action.ref);
    if (earlier !== undefined) {
      this.errors.push({
        place,
        message: `The ref ${action.ref} stands here and at ${earlier}. Every action needs a ref of its own.`,
      });
      return;
    }
    this.places.set(action.ref, place);
    area.actions.push(action);
  }
}
