using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace UserMacro.Simulator.Rest;

/// <summary>Conversions that are asked for and fetched later; a result is kept for 5 minutes (docs/reference/confluence-rest.md#requests).</summary>
internal sealed class ConversionJobs(TimeProvider time)
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    readonly ConcurrentDictionary<string, Job> _jobs = new(StringComparer.Ordinal);

    public IResult Start(Conversion conversion)
    {
        foreach (var (id, job) in _jobs.Where(pair => pair.Value.Until < time.GetUtcNow()))
        {
            _jobs.TryRemove(KeyValuePair.Create(id, job));
        }

        var added = Guid.NewGuid().ToString("D");
        _jobs[added] = new Job(conversion, time.GetUtcNow() + Kept, Polled: false);
        return Results.Json(new { asyncId = added });
    }

    /// <summary>The first look finds the job still at work, so that callers learn to ask again. The names of states are UNVERIFIED.</summary>
    public IResult Find(string id)
    {
        if (!_jobs.TryGetValue(id, out var job) || job.Until < time.GetUtcNow())
        {
            return RestProblem.NotFound("There is no such conversion.");
        }

        _jobs.TryUpdate(id, job with { Polled = true }, job);
        if (!job.Polled)
        {
            return Results.Json(new JsonObject { ["status"] = "WORKING" });
        }

        if (job.Conversion.Error is { } error)
        {
            return Results.Json(new JsonObject { ["status"] = "FAILED", ["error"] = error });
        }

        var result = job.Conversion.Describe();
        result["status"] = "COMPLETED";
        return Results.Json(result);
    }

    sealed record Job(Conversion Conversion, DateTimeOffset Until, bool Polled);
}
