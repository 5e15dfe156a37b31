pragma circom 2.2.0;

include "../../../circuits/lib/advance-policy.circom";
include "../../../circuits/lib/medical.circom";
include "../../../circuits/lib/register.circom";

// Test only: the asbestos scheme's hashes from the templates of circuits/lib, for tests/fixtures/vectors.json. What is
// signed shows only by a signature that is accepted; so the two statements bring theirs.
template MedicalVectors() {
    signal input scheme;
    signal input nullifierClass;
    signal input specialism;
    signal input amount;
    signal input codes[8];
    signal input panelKey[2];

    signal input holder;
    signal input diagnosisCode;
    signal input diagnosedOn;
    signal input medicalNumber;
    signal input doctorSpecialism;
    signal input validUntil;
    signal input doctorKey[2];
    signal input doctorR8[2];
    signal input doctorS;
    signal input confirmedOn;
    signal input panelNumber;
    signal input panelR8[2];
    signal input panelS;

    signal input index;
    signal input siblings[16];

    signal output policyHash <== AdvancePolicyHash()(scheme, nullifierClass, specialism, amount, codes, panelKey);
    signal output doctor <== MedicalStatement()(
        holder, diagnosisCode, diagnosedOn, medicalNumber, doctorSpecialism, validUntil, doctorKey, doctorR8, doctorS
    );
    signal output root <== RegisterRoot(16)(doctor, index, siblings);
    PanelConfirmation()(holder, diagnosisCode, diagnosedOn, confirmedOn, panelNumber, panelKey, panelR8, panelS);
}

component main = MedicalVectors();
