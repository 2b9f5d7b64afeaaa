/** The event object that Electron's listeners get first. */
export type StandInEvent<Details> = Details & {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
};

export function createEvent<Details extends object>(details: Details): StandInEvent<Details> {
  let isPrevented = false;
  const event = {
    get defaultPrevented() {
      return isPrevented;
    },
    preventDefault() {
      isPrevented = true;
    },
  };
  return Object.defineProperties({ ...details, ...event }, Object.getOwnPropertyDescriptors(event));
}
