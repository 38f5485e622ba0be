import { planPayload, type ReceivedPayload, receivePayload } from '../protocol/payload.js';
import { parseXml, type XmlElement } from '../protocol/xml.js';
import type { Draft } from '../storage/staging.js';
import type { Exchange } from './exchange.js';

/** The largest body of one PUT, of an object or a part, in Amazon S3: 5 GiB. */
const MAX_CONTENT_BYTES = 5 * 1024 ** 3;
/** Ten thousand parts with a checksum each come to about three MiB. */
const MAX_XML_BYTES = 4 * 1024 ** 2;

/** Receives the body into a draft, verified; the draft isn't sealed yet. */
export async function receiveContent(exchange: Exchange, draft: Draft): Promise<ReceivedPayload> {
  const plan = planPayload(exchange.authentication, MAX_CONTENT_BYTES);
  exchange.invite();
  return receivePayload(exchange.request, plan, (data) => draft.append(data));
}

export async function receiveXml(exchange: Exchange): Promise<XmlElement> {
  const plan = planPayload(exchange.authentication, MAX_XML_BYTES);
  exchange.invite();
  const received: Buffer[] = [];
  await receivePayload(exchange.request, plan, async (data) => {
    received.push(data);
  });
  return parseXml(Buffer.concat(received).toString('utf8'));
}
