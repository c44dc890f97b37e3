package org.listeningpost.trend.effect;

/** The little linear algebra that a fit needs. */
final class Matrices {
    private static final double RIDGE = 1e-9;

    private Matrices() {}

    /** Of a symmetric positive matrix, by Gauss and Jordan; a hair of ridge keeps an empty row from dividing by zero. */
    static double[][] invert(double[][] matrix) {
        int size = matrix.length;
        double[][] work = new double[size][2 * size];
        for (int row = 0; row < size; row++) {
            System.arraycopy(matrix[row], 0, work[row], 0, size);
            work[row][row] += RIDGE * Math.max(RIDGE, matrix[row][row]);
            work[row][size + row] = 1;
        }
        for (int pivot = 0; pivot < size; pivot++) {
            double by = work[pivot][pivot];
            for (int column = 0; column < 2 * size; column++) {
                work[pivot][column] /= by;
            }
            for (int row = 0; row < size; row++) {
                double times = work[row][pivot];
                if (row != pivot && times != 0) {
                    for (int column = 0; column < 2 * size; column++) {
                        work[row][column] -= times * work[pivot][column];
                    }
                }
            }
        }
        double[][] inverse = new double[size][size];
        for (int row = 0; row < size; row++) {
            System.arraycopy(work[row], size, inverse[row], 0, size);
        }
        return inverse;
    }
}
