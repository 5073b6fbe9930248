package zhicha.crawler.door.workbook;

import java.io.IOException;
import zhicha.rules.rule.Wording;

/** A file cannot be read, or not further; says why in both languages. {@link #getMessage()} is the English. */
public final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Wording wording;

    public DamagedFile(Wording wording) {
        super(wording.en());
        this.wording = wording;
    }

    public DamagedFile(Wording wording, Throwable cause) {
        super(wording.en(), cause);
        this.wording = wording;
    }

    /** What an exception says; one that speaks a single language says it in both. */
    public static Wording wording(IOException said) {
        return said instanceof DamagedFile damaged ? damaged.wording : Wording.same(String.valueOf(said.getMessage()));
    }
}
