package zhicha.rules.subject;

/** The fields of a listing that hold words a seller chose; the written form is the one used in hits and rules. */
public enum TextField {
    TITLE("title"),
    BRAND("brand"),
    DESCRIPTION("description"),
    CATEGORY("category"),
    SELLER_NAME("seller.name");

    private final String written;

    TextField(String written) {
        this.written = written;
    }

    public String written() {
        return written;
    }

    /** @throws IllegalArgumentException with the known names, if there is no such field */
    public static TextField parse(String written) {
        for (TextField field : values()) {
            if (field.written.equals(written)) {
                return field;
            }
        }
        throw new IllegalArgumentException(
                "no text field \"" + written + "\"; there are title, brand, description, category and seller.name");
    }
}
