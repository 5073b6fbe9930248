package zhicha.app.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** One site's work under Quartz. Two runs for one site never overlap: the second waits for the first to end. */
@DisallowConcurrentExecution
final class SiteJob implements Job {
    private final SiteWork work;

    SiteJob(SiteWork work) {
        this.work = work;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        String site = context.getJobDetail().getKey().getName();
        try {
            work.run(site);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobExecutionException("site " + site + ": stopped", e);
        } catch (Exception e) {
            throw new JobExecutionException("site " + site + ": " + e.getMessage(), e);
        }
    }
}
