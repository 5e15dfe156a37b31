pragma circom 2.2.0;

include "../../../circuits/lib/formula.circom";

// Test only: the formula by itself, so that a thousand cases take a second.
component main = SupplementFormula();
