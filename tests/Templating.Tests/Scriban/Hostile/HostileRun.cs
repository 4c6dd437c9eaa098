using System.Diagnostics;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Scriban;

namespace UserMacro.Templating.Tests.Scriban.Hostile;

/// <summary>One run of a hostile template on a thread with the small stack it must survive on.</summary>
/// <param name="Reason">Why it ended; null when it went to its end, "Refused" when it did not compile.</param>
/// <param name="Milliseconds">Time of compilation and run.</param>
/// <param name="Allocated">Bytes of compilation and run.</param>
internal sealed record HostileRun(string? Reason, long Milliseconds, long Allocated)
{
    public const string Refused = "Refused";
    const int StackSize = 1 << 20;

    public static HostileRun Start(string template)
    {
        HostileRun? result = null;
        var thread = new Thread(() => result = Run(template), StackSize);
        thread.Start();
        thread.Join();
        return result ?? throw new InvalidOperationException("The run ended with an exception.");
    }

    static HostileRun Run(string template)
    {
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var compiled = new ScribanCompiler().Compile(new TemplateSource("hostile", template, OutputMarkup.Html, []));
        var reason = compiled.Template is null
            ? Refused
            : (compiled.Template.Render(Scribans.Input, RenderLimits.Default, CancellationToken.None) as TemplateStop)?.Reason.ToString();
        return new HostileRun(reason, watch.ElapsedMilliseconds, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
