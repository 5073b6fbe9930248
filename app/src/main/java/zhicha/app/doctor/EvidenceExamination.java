package zhicha.app.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import zhicha.app.doctor.Finding.State;
import zhicha.app.settings.EvidenceSettings;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.root.Roots;
import zhicha.crawler.evidence.timestamp.Authority;
import zhicha.crawler.evidence.timestamp.StampFiles;

/** Whether days that are over have their roots, and roots their time-stamps. Looks at names only; {@code evidence verify} checks. */
record EvidenceExamination(Path vault, EvidenceSettings settings) {
    Finding roots() {
        String check = "日根 / roots of days";
        VaultFolder folder = new VaultFolder(vault);
        if (!folder.isVault()) {
            return Finding.good(check, "尚无证据库 / no vault yet");
        }
        try {
            List<String> without = new ArrayList<>(new Roots(folder).over(Instant.now()));
            without.removeAll(folder.closed());
            return without.isEmpty()
                    ? Finding.good(check, "已结束各日均有 / all days that are over have one")
                    : new Finding(
                            check,
                            State.OPTIONAL,
                            without.size() + " 天没有 / days have none，最早 / the first " + without.getFirst(),
                            "由服务每小时写出，或 evidence root / the service writes them every hour, or: evidence root");
        } catch (IOException e) {
            return new Finding(check, State.MISSING, vault + "：" + e, "检查目录权限 / check the folder's permissions");
        }
    }

    Finding authorities() {
        String check = "时间戳 / time-stamps";
        if (settings.authorities().isEmpty()) {
            return Finding.good(check, "未设时间戳机构 / no authority is set");
        }
        for (Authority authority : settings.authorities()) {
            String problem = authority.problem();
            if (problem != null) {
                return new Finding(
                        check,
                        State.MISSING,
                        authority.name() + "：" + problem,
                        "evidence.time-stamps 的 trust 须为 PEM 证书文件 / trust in evidence.time-stamps must be a PEM file of certificates");
            }
        }
        VaultFolder folder = new VaultFolder(vault);
        try {
            List<String> closed = folder.closed();
            long missing = settings.authorities().stream()
                    .mapToLong(authority -> closed.stream()
                            .filter(day -> !new StampFiles(folder, day, authority.name()).present())
                            .count())
                    .sum();
            return missing == 0
                    ? Finding.good(check, settings.authorities().size() + " 个机构，均已盖 / authorities, none missing")
                    : new Finding(
                            check,
                            State.OPTIONAL,
                            "尚缺 / missing " + missing,
                            "由服务每小时再试，或 evidence root / the service asks again every hour, or: evidence root");
        } catch (IOException e) {
            return new Finding(check, State.MISSING, vault + "：" + e, "检查目录权限 / check the folder's permissions");
        }
    }
}
