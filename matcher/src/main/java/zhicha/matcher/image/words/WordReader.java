package zhicha.matcher.image.words;

import java.io.IOException;
import java.util.List;
import zhicha.matcher.hit.PictureWords;
import zhicha.matcher.image.decode.Picture;

/** Reads words in pixels. */
@FunctionalInterface
public interface WordReader {
    /**
     * @return words line by line, with boxes in fractions of the picture; empty where there are none
     * @throws IOException if the picture could not be read this time, with the reason
     */
    List<PictureWords.Word> read(Picture picture) throws IOException;
}
