package zhicha.bench.sampling;

import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * How a way to estimate did over many trials.
 *
 * @param covered share of trials whose interval held the truth
 * @param bias mean estimate less truth
 * @param width mean width of the interval
 */
record Coverage(double truth, int trials, double covered, double bias, double width) {
    /** @param from seed of the first trial; the others follow on it */
    static Coverage of(
            MadeMarket market, int random, int targeted, int trials, long from, Function<Trial, Trial.Result> way) {
        double truth = market.prevalence();
        var results = LongStream.range(from, from + trials)
                .parallel()
                .mapToObj(seed -> way.apply(new Trial(market, random, targeted, seed)))
                .toList();
        return new Coverage(
                truth,
                trials,
                results.stream().filter(one -> one.covers(truth)).count() / (double) trials,
                results.stream().mapToDouble(Trial.Result::share).average().orElse(0) - truth,
                results.stream().mapToDouble(Trial.Result::width).average().orElse(0));
    }
}
