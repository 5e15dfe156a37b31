import 'server-only';
import { deskDeps } from '@/lib/server/desk-deps';
import { panelDesk } from '@/lib/server/services/asbestos/panel-desk';
import { type CalendarDay, calendarDayOf } from '@/lib/shared/domain/calendar-day';
import { type PanelDesk, zPanelDesk } from '@/lib/shared/schemas/health-desk-api';
import { staffOnly } from '../../staff-access';

/** Every page of the desk starts here: requests and register, and none of them without the panel's session. */
export async function openPanelDesk(): Promise<PanelDesk & { readonly today: CalendarDay }> {
  await staffOnly('panel');
  const deps = deskDeps();
  return { ...zPanelDesk.parse(await panelDesk(deps)), today: calendarDayOf(deps.now) };
}
