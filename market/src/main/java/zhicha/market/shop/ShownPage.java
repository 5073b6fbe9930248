package zhicha.market.shop;

/**
 * A page as a visitor gets it.
 *
 * @param address whole address
 * @param type Content-Type
 */
public record ShownPage(String address, String type, byte[] body) {
    static ShownPage of(String address, Answer answer) {
        return new ShownPage(address, answer.headers().getOrDefault("Content-Type", "text/html"), answer.body());
    }
}
