package zhicha.matcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zhicha.matcher.match.Desk;
import zhicha.rules.rule.Verdict;

/** Titles that hold a mark of the packs by chance, or use it openly. None may be flagged; most may not be seen at all. */
class InnocentTitlesTest {
    private static final String[] NOT_SEEN = {
        "快乐高中生作文大全",
        "九三学社纪念徽章",
        "音乐高品质播放器",
        "pineapple 菠萝罐头",
        "乐享童年 高品质木制积木",
        "新鲜苹果 5斤 产地直发",
        "五谷杂粮 小米 500g",
        "现代简约 落地灯",
        "大众口味 火锅底料",
        "万里长城 明信片",
        "康乐 高低床",
        "欢乐高空飞行 玩偶",
        "snickers 巧克力",
        "grapple 工具",
        "长城 北京 旅游纪念",
        "快乐、高兴的一天 绘本",
        "高仿真花 客厅摆设",
        "复刻奶奶的味道 红肠",
        "1:1 图纸 打印",
        "Phone 5 4 3 2 1 old case",
        "海尔滨 旅游纪念品 冰箱贴",
        "南孚日 太阳能",
        "北大 荒野求生 DVD",
        "始祖 鸟类 图鉴 百科",
        "飞鹤 国画 松鹤延年 挂画",
        "米其林指南 餐厅 2024 书籍",
        "兰寇 高级 酒杯",
        "飞贺 新年 贺卡",
        "华蒂 茶叶 罐",
        "大江 无人 渡口 摄影集",
        "安踏实地做人 书法字画",
        "年华为你停留 言情小说",
        "海尔·布朗 英文原版 小说",
        "网红 1.5米 地垫",
        "大红 750ml 花瓶",
        "替换贴膜 非原装",
        "芳泰 灯饰 水晶吊灯",
    };
    private static final String[] NOT_FLAGGED = {
        "适用于华为手机的钢化膜",
        "兼容乐高 大颗粒积木",
        "二手 华为 手机 95新",
        "乐高 积木 60215 正品",
        "耐克 LEGO 联名 积木",
        "华为官方正品 手机",
        "Go Pro 运动相机",
        "苹果 红富士 10斤 装",
        "小米 粥 杂粮 礼盒",
        "for LEGO 展示盒 积木",
        "非乐高 国产积木",
        "公牛牛仔裤 男 直筒 送插座",
    };

    @Test
    void chanceMeetingsOfCharactersAreNotSeen() {
        List<String> seen = new ArrayList<>();
        for (String title : NOT_SEEN) {
            Desk.match(title).forEach(hit -> seen.add(title + " -> " + hit.right() + " " + hit.reasons()));
        }
        assertEquals(List.of(), seen, String.join("\n", seen));
    }

    @Test
    void openUseIsNotFlagged() {
        List<String> flagged = new ArrayList<>();
        for (String title : NOT_FLAGGED) {
            Desk.match(title).stream()
                    .filter(hit -> hit.verdict() == Verdict.FLAG)
                    .forEach(hit -> flagged.add(title + " -> " + hit));
        }
        assertEquals(List.of(), flagged, String.join("\n", flagged));
    }
}
