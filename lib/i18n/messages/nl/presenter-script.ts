/** The presenter's script: title, speaker's notes and what each step waits for. */
export const presenterScript = {
  'open-card': {
    title: 'Sjoerd opent zijn kaart',
    notes:
      'Dit is Sjoerd. Hij rijdt voor een ritplatform en verdient elke maand iets anders. In het midden staat zijn eigen browser, niet een film. Zijn geheim blijft in die browser. De gemeente heeft hem ingeschreven; daarvan staat op de keten één getal voor iedereen samen.',
    waits: 'De kaart is open en heeft een plek in het register.',
  },
  june: {
    title: 'Juni: onder de norm',
    notes:
      'Het platform geeft nu juni op, echt, met zijn handtekening. De kaart rekent het uit en bewijst in de browser dat er recht is. Het contract van de gemeente controleert het bewijs en roept op een andere keten de pot van SVB aan. Niemand vulde een formulier in.',
    waits: 'Het geld van juni staat in de wallet van Sjoerd.',
  },
  july: {
    title: 'Juli: nieuwe normen',
    notes:
      'Op 1 juli gingen de normen omhoog. Sjoerd verdiende evenveel als in juni, en krijgt meer. Niemand paste iets aan: de nieuwe tabel staat op de keten, en het bewijs geldt voor precies die tabel.',
    waits: 'Het geld van juli staat in de wallet van Sjoerd.',
  },
  above: {
    title: 'Augustus: boven de norm',
    notes:
      'Een goede maand. De kaart ziet zelf dat er geen recht is. Er gaat niets de browser uit: geen bericht, geen bewijs. Zijn werkgever weet wat hij betaalt. Geen instantie en niemand op de keten merkt dat Sjoerd deze maand meer verdiende.',
    waits: 'De kaart weet dat er voor augustus geen recht is.',
  },
  hidden: {
    title: 'Wat is voor wie verborgen?',
    notes:
      'Dit is de belofte. Een vinkje betekent: zojuist nagezocht, in alle blokken van de drie ketens. Zonder vinkje is het hier op de pagina niet gemeten, maar wel in de tests.',
    waits: 'De ketens zijn doorzocht op naam, rekening, kaart en bedragen.',
  },
  find: {
    title: 'Zoek Sjoerd op de keten',
    notes:
      'Laat de zaal een naam, een rekening of een bedrag noemen. Links wat alle drie de ketens van Voorzien daarover zeggen. Rechts een keten met gewone overboekingen, zoals je het zonder nadenken zou bouwen.',
    waits: 'De zoekvraag is beantwoord.',
  },
  'two-employers': {
    title: 'Bram: twee werkgevers',
    notes:
      'Bram heeft twee werkgevers. De gemeente kent ze allebei, en het bewijs lukt alleen met allebei de opgaven. Er een weglaten kan niet.',
    waits: 'Het geld van juli staat in de wallet van Bram.',
  },
  refused: {
    title: 'Fatima: niet in het register',
    notes:
      'Fatima krijgt ook een opgave, maar staat in geen register. Haar kaart zegt eerlijk dat er nu niets te bewijzen is en waar zij zich kan melden. Een mens beslist over inschrijven, nooit deze kaart.',
    waits: 'De kaart van Fatima zegt dat zij niet in een register staat.',
  },
  doctor: {
    title: 'Leen: de longarts',
    notes:
      'Het tweede verhaal. De longarts zet een verklaring in de kaart van Leen. De kaart vertelt zelf dat er een regeling is. SVB en werkgever weten hier niets van.',
    waits: 'De verklaring van de arts zit in de kaart.',
  },
  panel: {
    title: 'Leen: het panel bevestigt',
    notes:
      'Leen laat de verklaring aan het panel zien, met toestemming. Het panel bevestigt. Ook die bevestiging komt alleen in de kaart.',
    waits: 'De bevestiging van het panel zit in de kaart.',
  },
  apply: {
    title: 'Leen: één klik, het voorschot',
    notes:
      'Eén klik, want zo is de wet nu. De kaart bewijst dat een erkende longarts en het panel hetzelfde zeiden, zonder te zeggen wie. Het bedrag is voor iedereen gelijk; wie het kreeg, weet niemand. Volgens svb.nl duurt dit gewoonlijk twee maanden.',
    waits: 'Het voorschot staat in de wallet van Leen.',
  },
  'open-network': {
    title: 'Naar een open netwerk',
    notes:
      'Tot nu toe maakten de ketens meteen een blok, zoals in een gesloten netwerk. Nu maken ze elke 2 seconden een blok, zoals een openbare L2. Server en worker starten opnieuw; er gaat niets verloren.',
    waits: 'De ketens maken elke 2 seconden een blok.',
  },
  slower: {
    title: 'Een volgende maand, open netwerk',
    notes:
      'Dezelfde code, dezelfde contracten. De meter laat per stap zien hoe lang het duurt, naast de cijfers van het eerste experiment: gesloten binnen een seconde, open 4 tot 14 seconden per transactie.',
    waits: 'Het geld van september staat in de wallet van Sjoerd.',
  },
  'closed-network': {
    title: 'Terug naar gesloten',
    notes: 'Terug naar een blok voor elke transactie. De vergelijking staat op een eigen pagina.',
    waits: 'De ketens maken een blok voor elke transactie.',
  },
  attack: {
    title: 'Een aanval: nog eens vragen',
    notes:
      'Kan iemand twee keer vragen voor dezelfde maand? Probeer het, op het echte systeem. Het contract weigert, niet de website. Met de andere knoppen kan de zaal zelf kiezen.',
    waits: 'De tweede aanvraag is geweigerd.',
  },
  scale: {
    title: 'En met miljoenen mensen?',
    notes:
      'Nu vragen veel inwoners tegelijk aan. Dit is de kleinste proef; een grotere kiest u rechts. Wat gemeten is, heet gemeten. Wat we daaruit afleiden, heet doorgerekend, met de formule erbij. Einde van het verhaal: tijd voor vragen.',
    waits: 'Alle aanvragen van de proef zijn betaald.',
  },
};
