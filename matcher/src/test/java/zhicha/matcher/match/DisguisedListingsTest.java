package zhicha.matcher.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zhicha.rules.rule.Verdict;

/** Disguised names of the packs that ship, with the goods that make them believed: those of the right, or others of its Nice classes. */
class DisguisedListingsTest {
    /** Title and the right that must be flagged. */
    private static final String[][] FLAGGED = {
        {"里宁运动短袖夏季", "tm-li-ning"},
        {"李㝉 运动卫衣", "tm-li-ning"},
        {"LǏNÍNG 驭帅 篮球鞋", "tm-li-ning"},
        {"安足沓运动鞋", "tm-anta"},
        {"飞利甫剃须刀", "tm-philips"},
        {"始袓鸟 冲锋衣", "tm-arcteryx"},
        {"化为手机 畅享", "tm-huawei"},
        {"复kè 雅诗兰黛 眼霜", "tm-estee-lauder"},
        {"兰寇 粉底液 持妆", "tm-lancome"},
        {"兰蔻 gao仿 口红", "tm-lancome"},
        {"大江无人机 航拍", "tm-dji"},
        {"小米2米数据线 小*米", "tm-xiaomi"},
        {"(ASTRO| 机油 5W40", "tm-castrol"},
        {"IVIOBIL 机油 4L", "tm-mobil"},
        // letters of one syllable apart
        {"李n✨i✨ng 跑步鞋 一件", "tm-li-ning"},
        {"安t/a 运动裤 均码", "tm-anta"},
    };

    @Test
    void goodsOfTheRightsKindMakeADisguiseBelieved() {
        List<String> missed = new ArrayList<>();
        for (String[] row : FLAGGED) {
            boolean flagged = Desk.match(row[0]).stream()
                    .anyMatch(hit -> hit.right().equals(row[1]) && hit.verdict() == Verdict.FLAG);
            if (!flagged) {
                missed.add(row[0] + " -> " + Desk.match(row[0]));
            }
        }
        assertEquals(List.of(), missed, String.join("\n", missed));
    }
}
