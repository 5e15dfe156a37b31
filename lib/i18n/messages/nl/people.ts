/** One line for each fictitious person of the demo; the key is the person's story. */
export const people = {
  'driver-below-norm':
    'Rijdt voor ritplatform Vlotrit en kan door ziekte minder uren werken. Verdient elke maand iets anders.',
  'two-employers': 'Werkt voor twee werkgevers. Allebei moeten ze een opgave doen.',
  couple: 'Woont samen met Dewi. Het inkomen van beiden telt mee.',
  partner: 'Woont samen met Chris. De aanvraag loopt via Chris.',
  'benefit-and-work': 'Heeft een uitkering van UWV en werkt ernaast in een winkel.',
  'not-in-register': 'Rijdt voor Vlotrit, maar staat niet in een register.',
  'two-schemes': 'Staat bij de gemeente én bij UWV. Per maand is er één aanvulling.',
  driver: 'Rijdt voor ritplatform Vlotrit.',
  'lone-parent': 'Alleenstaande ouder, werkt in een winkel.',
  'shared-home': 'Deelt een woning en werkt in een winkel.',
  'asbestos-patient': 'Werkte jaren met asbest en heeft longklachten.',
  'asbestos-lung-cancer': 'Werkte met asbest en heeft longkanker.',
  'benefit-couple': 'Heeft een uitkering van UWV, woont samen en werkt ernaast in een winkel.',
  'statement-missing': 'Werkt in een winkel die zijn opgave niet doet. Het inkomensloket van de gemeente kan helpen.',
  youth: 'Is 19 jaar, rijdt voor Vlotrit. Voor wie jonger is dan 21 geldt een lagere norm.',
  'driver-all-year': 'Rijdt het hele jaar voor Vlotrit, en verdient elke maand iets anders.',
  generated: 'Verzonnen persoon, gemaakt om te oefenen.',
  enrolled: 'Ingeschreven in een register bij het loket van de gemeente of UWV.',
  unknown: 'Verzonnen persoon van deze demo.',
};
