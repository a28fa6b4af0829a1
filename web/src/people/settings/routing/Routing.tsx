import { Calendars } from './Calendars.tsx';
import { Rules } from './Rules.tsx';

/** Whom a bell calls when nobody is named, and in which hours its clock runs. */
export function Routing() {
  return (
    <div className="grid wide-narrow">
      <Rules />
      <Calendars />
    </div>
  );
}
