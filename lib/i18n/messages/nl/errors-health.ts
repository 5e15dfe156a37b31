import type { ErrorText } from './errors';

/** Errors of the health domain: dates, statements of doctors, requests to the panel. */
export const healthErrors = {
  DATE_MALFORMED: {
    title: 'Deze datum bestaat niet',
    body: 'De datum heeft niet de goede vorm, of is geen dag van de kalender.',
    next: 'Vul dag, maand en jaar in, zoals 14-09-2026.',
  },
  DATE_IN_FUTURE: {
    title: 'Deze datum is nog niet geweest',
    body: 'U kunt hier alleen vandaag of een eerdere dag invullen.',
    next: 'Controleer de datum.',
  },
  DATE_BEFORE_BIRTH: {
    title: 'Deze datum ligt voor de geboorte',
    body: 'Iemand kan geen diagnose hebben van voor zijn geboorte.',
    next: 'Controleer de datum en of u de goede patiënt koos.',
  },
  PERSON_NOT_PATIENT: {
    title: 'Deze persoon is geen patiënt van u',
    body: 'U kunt alleen een verklaring afgeven over uw eigen patiënten.',
    next: 'Kies een patiënt uit de lijst.',
  },
  DOCTOR_NOT_REGISTERED: {
    title: 'De arts staat niet in het register voor deze datum',
    body: 'Alleen een longarts die op die dag in het artsenregister staat, kan deze verklaring afgeven. Oudere verklaringen blijven geldig.',
    next: 'Bent u de arts, neem dan contact op met het IAS. Bent u de patiënt, vraag dan een andere longarts om een verklaring.',
  },
  AGREEMENT_MISSING: {
    title: 'De patiënt moet akkoord zijn',
    body: 'Zonder akkoord van de patiënt gaat er niets naar de identiteitskaart.',
    next: 'Bespreek het met de patiënt en zet dan het vinkje.',
  },
  DIAGNOSIS_ALREADY_STATED: {
    title: 'Deze verklaring is er al',
    body: 'U gaf voor deze patiënt al een verklaring af over dezelfde diagnose en dag.',
    next: 'U hoeft niets te doen. Is de verklaring fout, dan kan de patiënt haar betwisten.',
  },
  DIAGNOSIS_NOT_COVERED: {
    title: 'Deze regeling is niet voor deze diagnose',
    body: 'De asbestregeling TAS is voor mesothelioom en asbestose. Voor longkanker door asbest is er een andere regeling: de TSB.',
    next: 'Kijk bij de TSB van de SVB of die voor u is.',
  },
  REQUEST_DECIDED: {
    title: 'Hierover is al besloten',
    body: 'Er is al een besluit over dit verzoek. Het kan niet nog een keer.',
    next: 'Ververs de pagina om het besluit te zien.',
  },
  REVIEW_NOT_POSSIBLE: {
    title: 'Een nieuwe beoordeling kan nu niet',
    body: 'U kunt één keer vragen of iemand opnieuw kijkt, en alleen na een afwijzing.',
    next: 'Kijk in uw berichten wat er is besloten.',
  },
  CONTEST_ANSWERED: {
    title: 'Dit is al beantwoord',
    body: 'Op deze melding is al een antwoord gegeven.',
    next: 'Ververs de pagina om het antwoord te zien.',
  },
} satisfies Record<string, ErrorText>;
