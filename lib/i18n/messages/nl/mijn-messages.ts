/** What the card writes to its holder. */
export const messages = {
  title: 'Berichten',
  intro: 'Uw kaart schrijft deze berichten zelf, in uw browser. Niemand anders kan ze lezen.',
  unread: 'Nieuw',
  emptyTitle: 'U hebt nog geen berichten',
  empty: 'Er komt een bericht als er een opgave binnenkomt of als er geld klaarstaat.',
  toCase: 'Bekijk de zaak van {month}',
  toMonth: 'Bekijk {month}',
  toAsbestos: 'Bekijk de asbestregeling',
  toData: 'Bekijk uw gegevens',
  confirm: 'Controleer en bevestig {month}',
  giveConsent: 'Toestemming lezen en geven',
  chooseMode: 'Kies hoe u wilt aanvragen',
  confirmHurdle: {
    consent: 'Uw kaart vraagt dit pas aan als u toestemming geeft.',
    off: 'U bent afgemeld. Uw kaart vraagt dit pas aan als u kiest hoe u wilt aanvragen.',
  },
  kinds: {
    'entitlement-received': {
      title: 'U staat in het register',
      body: '{issuer} heeft u in het register gezet. Uw kaart kan nu per maand uitrekenen of u recht hebt op een aanvulling.',
    },
    'statement-received': {
      title: 'Nieuwe opgave over {month}',
      body: '{issuer} heeft uw inkomen over {month} in uw kaart bezorgd.',
    },
    'partner-statement-received': {
      title: 'Nieuwe opgave van uw partner over {month}',
      body: '{issuer} heeft het inkomen van uw partner over {month} in uw kaart bezorgd.',
    },
    'household-told': {
      title: 'Uw inkomen telt mee in een huishouden',
      body: '{issuer} telt uw inkomen mee bij de persoon met wie u samenwoont. Lees wat dat betekent, en wat u doet als het niet klopt.',
    },
    'statement-refused': {
      title: 'Een opgave is geweigerd',
      body: 'Uw kaart heeft een opgave van {issuer} niet opgenomen.',
    },
    'statement-awaited': {
      title: 'We wachten op een opgave over {month}',
      body: 'De opgave van {issuer} is er nog niet. U hoeft niets te doen.',
    },
    'above-norm': {
      title: 'Geen aanvulling over {month}',
      body: 'Uw inkomen over {month} is hoger dan de norm. Er gebeurt niets. Er is niets gedeeld en niemand weet het.',
    },
    'confirm-needed': {
      title: 'U kunt {amount} krijgen over {month}',
      body: 'Controleer de gegevens en druk op de knop. Daarna gaat alles vanzelf.',
    },
    'supplement-on-its-way': {
      title: 'Uw aanvulling over {month} is onderweg',
      body: 'Uw kaart heeft {amount} aangevraagd. U hoeft niets te doen.',
    },
    'supplement-arrived': {
      title: 'Uw aanvulling over {month} is er',
      body: '{amount} staat klaar in uw wallet.',
    },
    'claim-failed': {
      title: 'De aanvraag over {month} is niet gelukt',
      body: 'Er is niets verloren. Bekijk de zaak om te zien wat u kunt doen.',
    },
    'medical-received': {
      title: 'Verklaring van uw arts',
      body: '{issuer} heeft een verklaring in uw kaart gezet: {diagnosis}. Niemand anders ziet die.',
    },
    'scheme-may-apply': {
      title: 'Deze regeling is misschien voor u',
      body: 'Door uw diagnose ({diagnosis}) kunt u misschien {amount} krijgen uit de asbestregeling (TAS). Uw kaart zag dit zelf. Niemand anders weet het.',
    },
    'other-scheme': {
      title: 'Voor uw diagnose is er een andere regeling',
      body: 'Bij {diagnosis} hoort niet de asbestregeling TAS, maar de TSB. Lees wat u kunt doen.',
    },
    'panel-confirmed': {
      title: 'Het panel heeft uw diagnose bevestigd',
      body: '{issuer} heeft {diagnosis} bevestigd. U kunt nu aanvragen.',
    },
    'panel-refused': {
      title: 'Het panel heeft uw diagnose niet bevestigd',
      body: '{issuer} heeft {diagnosis} niet bevestigd. Reden: {reason}. U kunt vragen of iemand opnieuw kijkt.',
    },
    'apply-now': {
      title: 'U kunt {amount} aanvragen',
      body: 'Controleer de gegevens en druk op de knop. Daarna gaat alles vanzelf.',
    },
    'advance-on-its-way': {
      title: 'Uw voorschot is onderweg',
      body: 'Uw kaart heeft {amount} aangevraagd. U hoeft niets te doen.',
    },
    'advance-arrived': {
      title: 'Uw voorschot is er',
      body: '{amount} staat klaar in uw wallet.',
    },
    'advance-failed': {
      title: 'De aanvraag is niet gelukt',
      body: 'Er is niets verloren. Bekijk de aanvraag om te zien wat u kunt doen.',
    },
    'medical-withdrawn': {
      title: 'Uw arts heeft een verklaring ingetrokken',
      body: '{issuer} gaf u gelijk: de verklaring telt niet meer.',
    },
    'contest-answered': {
      title: 'Antwoord op uw melding',
      body: '{issuer} laat de verklaring zoals die is. Reden: {reason}.',
    },
    'review-answered': {
      title: 'Antwoord op uw vraag over {month}',
      body: '{issuer} heeft gekeken. {answer}',
    },
    'missing-decided': {
      title: 'Besluit over een ontbrekende opgave van {month}',
      body: '{issuer} zag dat er een opgave niet was gekomen. {answer}',
    },
  },
};
