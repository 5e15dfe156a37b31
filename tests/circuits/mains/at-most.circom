pragma circom 2.2.0;

include "../../../circuits/lib/scalar.circom";

// Test only: a bound small enough to try every number below it and above. Ones and zeros in runs and alone.
template SmallBounds() {
    signal input atMost22; // 10110
    signal input atMost25; // 11001
    signal input atMost31; // 11111
    signal input atMost0;

    AtMost(5, 22)(Num2Bits(5)(atMost22));
    AtMost(5, 25)(Num2Bits(5)(atMost25));
    AtMost(5, 31)(Num2Bits(5)(atMost31));
    AtMost(5, 0)(Num2Bits(5)(atMost0));
}

component main = SmallBounds();
