package org.tidewaiter.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goods items in time order, column by column: the input of a replay. All arrays have {@link #size()} entries and the same
 * order: by day, then declaration key, then sequence. Made by {@link ItemReader}.
 */
public final class Items {
    /** No control of the item is known. */
    public static final byte UNKNOWN = -1;
    /** The code of what has no cell, as a dimension is not given. */
    static final int NO_CELL = -1;
    /** The code of a cell that no other item shares: it has no past, and needs none. */
    static final int ONLY_ONE = -2;
    /** A day that never comes: of a label that is not known. */
    public static final int NEVER = Integer.MAX_VALUE;

    final int[] day;
    final int[] declarationKey;
    final int[] sequence;
    /** By dimension; empty of those that are not {@link Dimension#KEPT}. */
    final int[][] dimension;

    private final HsTree hs;
    /** By dimension one more than the largest code noted, 0 where none was. */
    private final int[] codes = new int[Dimension.values().length];

    final float[] logMass;
    final float[] logValue;
    /** Null as long as no item has a quantity. */
    private float @Nullable [] logMassPerUnit;

    final float[] dutyRate;
    final byte[] roundAmount;
    final byte[] label;
    final int[] labelDay;
    /** What was known when of the items whose results were corrected. */
    CorrectedResults corrected = CorrectedResults.NONE;

    final double @Nullable [] recovered;
    /** Code of (HS 6, net mass), {@link #NO_CELL} where there is no mass, {@link #ONLY_ONE} where no other has the same. */
    final int[] massCell;
    /** Code of (HS 6, item amount), as {@link #massCell}. */
    final int[] amountCell;
    /** The how many-th controlled item of its (HS 6, net mass) it is; 1 where no other has the same, 0 if never controlled. */
    final int[] occurrence;
    /** Whether the same (HS 6, net mass) or (HS 6, item amount) came before, in any row. */
    final boolean[] repeats;

    /** What signals alone look at. */
    final SignalInputs signs;

    Items(int size, boolean amountsKnown, HsTree hs) {
        this.hs = hs;
        signs = new SignalInputs(size);
        // New memory is cleared as it is given out: a fifth of a second for a million items, so by more than one
        // thread.
        dimension = new int[Dimension.values().length][];
        Arrays.parallelSetAll(dimension, d -> new int[Dimension.KEPT.contains(Dimension.values()[d]) ? size : 0]);
        massCell = dimension[Dimension.MASS.ordinal()];
        amountCell = dimension[Dimension.AMOUNT.ordinal()];
        int[][] whole = new int[5][];
        Arrays.parallelSetAll(whole, c -> new int[size]);
        day = whole[0];
        declarationKey = whole[1];
        sequence = whole[2];
        labelDay = whole[3];
        occurrence = whole[4];
        float[][] measures = new float[3][];
        Arrays.parallelSetAll(measures, c -> new float[size]);
        logMass = measures[0];
        logValue = measures[1];
        dutyRate = measures[2];
        roundAmount = new byte[size];
        label = new byte[size];
        recovered = amountsKnown ? new double[size] : null;
        repeats = new boolean[size];
        Arrays.fill(label, UNKNOWN);
        Arrays.fill(labelDay, NEVER);
    }

    /** How many items there are. */
    public int size() {
        return day.length;
    }

    /** The day of an item's acceptance, in days since 1970-01-01. */
    public int day(int item) {
        return day[item];
    }

    /** The key of an item's declaration. */
    public long declarationKey(int item) {
        return declarationKey[item];
    }

    /** The item's number within its declaration. */
    public int sequence(int item) {
        return sequence[item];
    }

    /** 1 for a finding, 0 for conform, {@link #UNKNOWN} where no control is recorded before {@code day}. */
    public byte labelBefore(int item, int day) {
        if (!corrected.isEmpty() && corrected.has(item)) {
            return corrected.before(item, day).label();
        }
        return labelDay[item] < day ? label[item] : UNKNOWN;
    }

    /** What the control of an item had recovered, as far as is recorded before {@code day}; 0 where nothing. */
    public double recoveredBefore(int item, int day) {
        if (!corrected.isEmpty() && corrected.has(item)) {
            return corrected.before(item, day).recovered();
        }
        return labelDay[item] < day ? recovered(item) : 0;
    }

    /** 1 for a finding, 0 for conform, {@link #UNKNOWN} where no control is recorded at all. */
    public byte label(int item) {
        return label[item];
    }

    /** What the control of an item recovered, 0 where nothing; only where {@link #amountsKnown()}. */
    public double recovered(int item) {
        return recovered == null ? 0 : recovered[item];
    }

    /** Whether any control of the workspace carries an amount recovered. */
    public boolean amountsKnown() {
        return recovered != null;
    }

    /** The how many-th controlled item of its (HS 6, net mass) it is; 1 where there is no mass, 0 if never controlled. */
    public int occurrence(int item) {
        return occurrence[item];
    }

    /** Whether the same (HS 6, net mass) or (HS 6, item amount) occurs in any row before this one. */
    public boolean repeats(int item) {
        return repeats[item];
    }

    /** The code of an item in a dimension; 0 where it is not given. Mass and amount: see {@link Dimension#MASS}. */
    public int code(Dimension d, int item) {
        return column(d).of(item);
    }

    /**
     * The codes of a dimension by item.
     *
     * @param kept as they are kept, or those of HS 6
     * @param above the code by that of HS 6, or null
     */
    record KeyColumn(int[] kept, int @Nullable [] above) {
        int of(int item) {
            return above == null ? kept[item] : above[kept[item]];
        }

        /** Copies the codes of some items to the beginning of an array, which must have room for them. */
        void copy(int from, int count, int[] target) {
            System.arraycopy(kept, from, target, 0, count);
            for (int i = 0; above != null && i < count; i++) {
                target[i] = above[target[i]];
            }
        }
    }

    /** The codes of a dimension. */
    KeyColumn column(Dimension d) {
        boolean given = Dimension.KEPT.contains(d);
        return new KeyColumn(dimension[(given ? d : Dimension.HS6).ordinal()], hs.above(d));
    }

    /** How many codes a dimension has: one more than its largest. */
    int codeCount(Dimension d) {
        int[] above = hs.above(d);
        int counted = codes[d.ordinal()];
        return counted > 0
                ? counted
                : 1
                        + Arrays.stream(above == null ? dimension[d.ordinal()] : above)
                                .max()
                                .orElse(-1);
    }

    /** Remembers that a dimension has a code. */
    void noteCode(Dimension d, int code) {
        codes[d.ordinal()] = Math.max(codes[d.ordinal()], code + 1);
    }

    /** The value of an item in the national currency (item amount × rate where no customs value is given). */
    public double value(int item) {
        return Math.expm1(logValue[item]);
    }

    /** The first two digits of an item's HS code, 0 where there is none. */
    public int hsChapter(int item) {
        return hs.number(code(Dimension.HS6, item)) / 10_000;
    }

    /** The first six digits of an item's HS code as a number, NaN where there is none. */
    float hsNumber(int item) {
        int number = hs.number(code(Dimension.HS6, item));
        return number == 0 ? Float.NaN : number;
    }

    /** ln of the net mass per supplementary unit, NaN where either is missing. */
    float logMassPerUnit(int item) {
        return logMassPerUnit == null ? Float.NaN : logMassPerUnit[item];
    }

    /** Whether any item has a mass per supplementary unit. */
    boolean hasUnits() {
        return logMassPerUnit != null;
    }

    void setMassPerUnit(int item, double kilograms) {
        if (logMassPerUnit == null) {
            logMassPerUnit = new float[size()];
            Arrays.fill(logMassPerUnit, Float.NaN);
        }
        logMassPerUnit[item] = (float) Math.log(kilograms);
    }

    /** ln of the value per kg, NaN where value or mass is missing or the mass is zero. */
    float logUnitPrice(int item) {
        return logValue[item] - logMass[item];
    }

    /** The first item of {@code day} or later: the items before it are the past of that day. */
    public int firstOf(int wanted) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (day[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
