package zhicha.reporting.document.paper;

import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;

/** The typefaces of official papers, and text written in them. They are only named; whoever opens the file has them or not. */
final class Lettering {
    static final String BODY = "仿宋_GB2312";
    static final String FIRST_LEVEL = "黑体";
    static final String SECOND_LEVEL = "楷体_GB2312";
    static final String TITLE = "方正小标宋简体";
    static final String NUMBERS = "宋体";

    private Lettering() {}

    static void write(XWPFParagraph line, String text, String font, int points) {
        XWPFRun run = line.createRun();
        CTRPr look = run.getCTR().addNewRPr();
        fonts(look, font);
        run.setFontSize(points);
        run.setBold(false);
        run.setText(text);
    }

    static void fonts(CTRPr look, String font) {
        CTFonts fonts = look.addNewRFonts();
        fonts.setAscii(font);
        fonts.setHAnsi(font);
        fonts.setEastAsia(font);
        fonts.setCs(font);
    }
}
