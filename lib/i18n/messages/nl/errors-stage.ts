import type { ErrorText } from './errors';

/** Errors of the presenter's stage, in the demo alone. */
export const stageErrors = {
  STAGE_LED: {
    title: 'Een ander scherm leidt deze presentatie',
    body: 'Er kan maar één scherm tegelijk leiden. U kijkt mee.',
    next: 'Neem de leiding over als u verder wilt presenteren.',
  },
  STAGE_BUSY: {
    title: 'Er is al iets bezig',
    body: 'De demo wordt teruggezet of omgezet, of er loopt nog een proef.',
    next: 'Wacht tot dat klaar is en probeer het dan opnieuw.',
  },
  STAGE_UNAVAILABLE: {
    title: 'Dit kan hier niet',
    body: 'De demo die alles start en stopt, antwoordt niet of kan dit niet. Met een eigen database kan de demo niet worden teruggezet.',
    next: 'Kijk in het venster waarin de demo is gestart. Start de demo zo nodig opnieuw met: npm run demo.',
  },
} satisfies Record<string, ErrorText>;
