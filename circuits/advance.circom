pragma circom 2.2.0;

include "lib/advance-policy.circom";
include "lib/identity.circom";
include "lib/medical.circom";
include "lib/register.circom";

// Claim: "A doctor of this register, with the specialism that the policy asks for, stated a diagnosis of me that the policy
// covers; the panel confirmed the same one; the note holds exactly the policy's amount."
//
// Public, in this order (lib/shared/protocol/signals.ts): nullifier, note, policyHash, registerRoot; context.
// Private: secret, both statements with keys and signatures, the doctor's place in the register. The policy table is
// public knowledge and enters by its hash.
// Ranges: stated and checked in each template of lib/. The amount is whole euro cents below 2^32; days are yyyymmdd.
//
// NOT proven here, and who does:
//   the root is fresh and is that of the doctors' register; the policy is in force; the nullifier is new: AsbestosAdvance
//   signals below the field's order: AsbestosAdvance (S-13)
//   the context's meaning (chains, gate, pool, deadline): AsbestosAdvance computes it (S-09)
//   keys of doctors and panel are in the subgroup: whoever registers them (S-08)
//   that the patient is alive and was not paid by an employer: SVB and the law (docs/threats.md)
template Advance(depth) {
    signal input secret;
    // The doctor's statement, and the doctor's place in the register.
    signal input diagnosisCode;
    signal input diagnosedOn;
    signal input medicalNumber;
    signal input doctorKey[2];
    signal input doctorR8[2];
    signal input doctorS;
    signal input doctorValidUntil;
    signal input leafIndex;
    signal input siblings[depth];
    // The panel's confirmation.
    signal input confirmedOn;
    signal input panelNumber;
    signal input panelR8[2];
    signal input panelS;
    // Policy.
    signal input scheme;
    signal input nullifierClass;
    signal input specialism;
    signal input amount;
    signal input codes[8];
    signal input panelKey[2];
    // Binding.
    signal input context;

    signal output nullifier;
    signal output note;
    signal output policyHash;
    signal output registerRoot;

    // 1. The policy, and a diagnosis that it covers.
    policyHash <== AdvancePolicyHash()(scheme, nullifierClass, specialism, amount, codes, panelKey);
    CodeOfPolicy(8)(diagnosisCode, codes);

    // 2. A doctor stated it of this secret's holder (S-07), and stands in the register (S-10).
    signal holder <== HolderOf()(secret);
    signal doctorLeaf <== MedicalStatement()(
        holder, diagnosisCode, diagnosedOn, medicalNumber, specialism, doctorValidUntil, doctorKey, doctorR8, doctorS
    );
    registerRoot <== RegisterRoot(depth)(doctorLeaf, leafIndex, siblings);

    // 3. The panel confirmed the same diagnosis of the same holder.
    PanelConfirmation()(holder, diagnosisCode, diagnosedOn, confirmedOn, panelNumber, panelKey, panelR8, panelS);

    // 4. What is published: once in a life (period 0), and the policy's amount (S-12).
    nullifier <== ClaimNullifier()(secret, nullifierClass, 0);
    note <== NoteOf()(secret, nullifier, amount);

    // 5. The context (S-09).
    BindContext()(context);
}

component main {public [context]} = Advance(16);
