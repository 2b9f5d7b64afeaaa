import type { Person } from '#domain/person.ts';
import { picture } from './scope.ts';
import type { ViewPorts } from './view.ts';

/** Somebody on one network. */
export function toIdentity(identity: Person, ports: ViewPorts) {
  const { id, network, name, handle, avatarUrl, url, reach, note } = identity;
  return { id, network, name, handle, picture: picture(ports, avatarUrl), url, reach, note };
}
