using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Reads;

/// <summary>Sees that what differs from viewer to viewer, or from time to time, says so.</summary>
internal static class ReadsAssert
{
    /// <summary>Requests that one tag covers: they differ in viewer, time and data only.</summary>
    public static IEnumerable<TemplateInput> Alike(TemplateInput input)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [DataNames.User] = """{"name":"Ada"}""",
            [DataNames.Groups] = """["staff"]""",
            [DataNames.Labels] = """["a"]""",
            [DataNames.Page] = """{"created":"2026-01-15T09:00:00Z","author_id":"u9","title":"T"}""",
            [DataNames.Space] = """{"id":"9","name":"S","homepage_id":"3"}""",
            [DataNames.Ancestors] = """[{"id":"1","title":"Root"}]""",
            [DataNames.Children] = """[{"id":"2","title":"Leaf"}]""",
            [DataNames.Attachments] = """[{"id":"5","title":"f.pdf","media_type":"m","size":1,"url":"/f"}]""",
            [DataNames.Properties] = """{"k":"v"}""",
        };
        yield return input with { UserId = "viewer-a" };
        yield return input with { UserId = "viewer-b" };
        yield return input with { UserId = null };
        yield return input with { UserId = "viewer-a", Data = data };
        yield return input with { UserId = "viewer-a", Now = input.Now.AddDays(400).AddHours(3) };
    }

    /// <summary>What a run with each of the requests gave: its text, or why it ended.</summary>
    public static IReadOnlyList<TemplateResult> RunAll(CompiledTemplate template, TemplateInput input) =>
        [.. Alike(input).Select(alike => template.Render(alike, RenderLimits.Default with { Time = TimeSpan.FromSeconds(30) }, CancellationToken.None))];

    /// <summary>Where outputs differ, each of them has read what they differ in; where one has, analysis has expected it.</summary>
    public static void HoldsFor(CompiledTemplate template, TemplateInput input, string source)
    {
        var results = RunAll(template, input);
        var reads = results.OfType<TemplateOutput>().Select(output => output.Reads & TemplateReads.Volatile).ToList();
        var differs = results.Select(result => result is TemplateOutput output ? output.Text : result.GetType().Name)
            .Distinct(StringComparer.Ordinal).Count() > 1;
        if (differs)
        {
            reads.ShouldNotContain(TemplateReads.None, source);
        }

        if (reads.Exists(read => read != TemplateReads.None))
        {
            template.IsVolatile.ShouldBeTrue(source);
        }
    }
}
