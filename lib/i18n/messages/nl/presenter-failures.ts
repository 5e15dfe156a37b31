/** Why a step of the presenter's script does not come to its end by itself (lib/shared/presenter/step-failure.ts). */
export const presenterFailures = {
  claim: 'De aanvraag in de kaart is mislukt.',
  noPolicy: 'Voor deze maand staat er geen tabel met normen op de keten, dus de kaart kan niets uitrekenen.',
  otherOutcome: 'De kaart kwam voor deze maand op iets anders uit dan in het verhaal.',
  task: 'De kaart zegt dat deze stap van de aanvraag niet lukte.',
  found: 'Er is iets gevonden op de keten dat niemand zou moeten kunnen vinden.',
  run: 'De proef liep niet zoals het hoort. Wat er misging, staat rechts.',
  cancelled: 'De proef is gestopt.',
  pace: 'Het wisselen van tempo is mislukt. Zet de demo terug.',
};
