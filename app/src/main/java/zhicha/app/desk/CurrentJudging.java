package zhicha.app.desk;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zhicha.app.judge.Judging;

/** The judging by what is in force when it is asked for; who began with an earlier one ends with it. */
final class CurrentJudging implements Supplier<Judging> {
    private final Supplier<Judgement> inForce;
    private final Function<Judgement, Judging> making;
    private @Nullable Judgement known;
    private @Nullable Judging made;

    CurrentJudging(Supplier<Judgement> inForce, Function<Judgement, Judging> making) {
        this.inForce = inForce;
        this.making = making;
    }

    @Override
    public synchronized Judging get() {
        Judgement now = inForce.get();
        Judging judging = made;
        if (judging == null || !now.equals(known)) {
            judging = making.apply(now);
            known = now;
            made = judging;
        }
        return judging;
    }
}
