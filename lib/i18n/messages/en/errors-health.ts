import type { ErrorText } from '../nl/errors';

/** Errors of the health domain: dates, statements of doctors, requests to the panel. */
export const healthErrors = {
  DATE_MALFORMED: {
    title: 'This date does not exist',
    body: 'The date is not in the right form, or is no day of the calendar.',
    next: 'Fill in day, month and year, such as 14-09-2026.',
  },
  DATE_IN_FUTURE: {
    title: 'This date is still to come',
    body: 'Only today or an earlier day can be filled in here.',
    next: 'Check the date.',
  },
  DATE_BEFORE_BIRTH: {
    title: 'This date lies before the birth',
    body: 'Nobody can have a diagnosis from before they were born.',
    next: 'Check the date, and whether you chose the right patient.',
  },
  PERSON_NOT_PATIENT: {
    title: 'This person is not your patient',
    body: 'You can only make a statement about your own patients.',
    next: 'Choose a patient from the list.',
  },
  DOCTOR_NOT_REGISTERED: {
    title: 'The doctor is not in the register for this date',
    body: 'Only a lung doctor who was in the register of doctors on that day can make this statement. Older statements stay valid.',
    next: 'If you are the doctor, contact the IAS. If you are the patient, ask another lung doctor for a statement.',
  },
  AGREEMENT_MISSING: {
    title: 'The patient has to agree',
    body: "Without the patient's agreement nothing goes to the identity card.",
    next: 'Discuss it with the patient, then tick the box.',
  },
  DIAGNOSIS_ALREADY_STATED: {
    title: 'This statement exists already',
    body: 'You already made a statement about the same diagnosis and day for this patient.',
    next: 'You need not do anything. If the statement is wrong, the patient can contest it.',
  },
  DIAGNOSIS_NOT_COVERED: {
    title: 'This scheme is not for this diagnosis',
    body: 'The asbestos scheme TAS is for mesothelioma and asbestosis. For lung cancer from asbestos there is another scheme: TSB.',
    next: 'See at SVB whether TSB is for you.',
  },
  REQUEST_DECIDED: {
    title: 'This has been decided already',
    body: 'There is a decision on this request. It cannot be made twice.',
    next: 'Refresh the page to see the decision.',
  },
  REVIEW_NOT_POSSIBLE: {
    title: 'Another look is not possible now',
    body: 'You can ask once that somebody looks again, and only after a refusal.',
    next: 'Your messages tell what was decided.',
  },
  CONTEST_ANSWERED: {
    title: 'This has been answered already',
    body: 'There is an answer to this already.',
    next: 'Refresh the page to see the answer.',
  },
} satisfies Record<string, ErrorText>;
