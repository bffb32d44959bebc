package dev.pitcrew.documents.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Logistic regression by Newton's method, each weight held near a prior one: where the labelled
 * documents are silent, the rule of thumb stays.
 */
final class Regression {

  private static final int ROUNDS_MAX = 40;
  private static final double STEP_MIN = 1e-7;
  private static final double STEP_MAX = 2;

  private Regression() {}

  /**
   * @param hold how strongly a weight is held at its prior (the inverse of its variance)
   */
  static Map<String, Double> fit(List<Sample> samples, Map<String, Double> prior, double hold) {
    TreeSet<String> names = new TreeSet<>(prior.keySet());
    names.add("bias");
    for (Sample sample : samples) {
      for (int i = 0; i < sample.features().size(); i++) {
        names.add(sample.features().name(i));
      }
    }
    List<String> order = new ArrayList<>(names);
    Map<String, Integer> index = new HashMap<>();
    order.forEach(name -> index.put(name, index.size()));
    double[] start = new double[order.size()];
    for (int i = 0; i < start.length; i++) {
      start[i] = prior.getOrDefault(order.get(i), 0.0);
    }
    double[] weights = start.clone();
    for (int round = 0; round < ROUNDS_MAX; round++) {
      double[] step = step(samples, index, weights, start, hold);
      double largest = 0;
      for (int i = 0; i < weights.length; i++) {
        double move = Math.max(-STEP_MAX, Math.min(STEP_MAX, step[i]));
        weights[i] += move;
        largest = Math.max(largest, Math.abs(move));
      }
      if (largest < STEP_MIN) {
        break;
      }
    }
    Map<String, Double> fitted = new TreeMap<>();
    for (int i = 0; i < weights.length; i++) {
      fitted.put(order.get(i), weights[i]);
    }
    return fitted;
  }

  private static double[] step(
      List<Sample> samples,
      Map<String, Integer> index,
      double[] weights,
      double[] start,
      double hold) {
    int n = weights.length;
    double[][] curve = new double[n][n];
    double[] slope = new double[n];
    for (int i = 0; i < n; i++) {
      curve[i][i] = hold;
      slope[i] = hold * (start[i] - weights[i]);
    }
    int bias = index.get("bias");
    for (Sample sample : samples) {
      int size = sample.features().size();
      int[] at = new int[size + 1];
      double[] value = new double[size + 1];
      double sum = weights[bias];
      at[size] = bias;
      value[size] = 1;
      for (int i = 0; i < size; i++) {
        at[i] = index.get(sample.features().name(i));
        value[i] = sample.features().value(i);
        sum += weights[at[i]] * value[i];
      }
      double p = 1 / (1 + Math.exp(-sum));
      double error = sample.weight() * ((sample.right() ? 1 : 0) - p);
      double bend = sample.weight() * Math.max(1e-6, p * (1 - p));
      for (int i = 0; i <= size; i++) {
        slope[at[i]] += error * value[i];
        for (int j = 0; j <= size; j++) {
          curve[at[i]][at[j]] += bend * value[i] * value[j];
        }
      }
    }
    return solve(curve, slope);
  }

  /** Gauss with pivots; the matrix is positive definite by the hold on its diagonal. */
  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) {
          pivot = row;
        }
      }
      double[] swapped = matrix[column];
      matrix[column] = matrix[pivot];
      matrix[pivot] = swapped;
      double value = right[column];
      right[column] = right[pivot];
      right[pivot] = value;
      for (int row = column + 1; row < n; row++) {
        double factor = matrix[row][column] / matrix[column][column];
        if (factor != 0) {
          for (int k = column; k < n; k++) {
            matrix[row][k] -= factor * matrix[column][k];
          }
          right[row] -= factor * right[column];
        }
      }
    }
    double[] solution = new double[n];
    for (int row = n - 1; row >= 0; row--) {
      double sum = right[row];
      for (int k = row + 1; k < n; k++) {
        sum -= matrix[row][k] * solution[k];
      }
      solution[row] = sum / matrix[row][row];
    }
    return solution;
  }
}
