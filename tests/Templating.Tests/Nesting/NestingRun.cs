using UserMacro.Shared;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Compilation;

namespace UserMacro.Templating.Tests.Nesting;

/// <summary>The outcome of one template on a thread with a small stack.</summary>
/// <param name="Outcome">"Refused" when it did not compile, "Output" when it ran to its end, else why it was stopped.</param>
/// <param name="Message">The first error; null without one.</param>
/// <param name="CompileMilliseconds">CPU time of the compilation.</param>
/// <param name="CompileBytes">Bytes that the compilation allocated.</param>
/// <param name="RenderMilliseconds">CPU time of the run.</param>
internal sealed record NestingRun(string Outcome, string? Message, double CompileMilliseconds, long CompileBytes, double RenderMilliseconds)
{
    public const string Refused = "Refused";
    public const string Output = "Output";

    public static NestingRun Start(NestingRequest request)
    {
        NestingRun? result = null;
        var thread = new Thread(() => result = Run(request), request.StackBytes);
        thread.Start();
        thread.Join();
        return result ?? throw new InvalidOperationException("The run ended with an exception.");
    }

    static NestingRun Run(NestingRequest request)
    {
        var source = new TemplateSource("nesting", request.Template, request.Markup, ["Title"]) { Language = request.Language };
        var (began, bytes) = (ThreadTime.Now, GC.GetAllocatedBytesForCurrentThread());
        var compiled = new TemplateCompiler().Compile(source);
        var (compileTime, compileBytes) = ((ThreadTime.Now - began)!.Value, GC.GetAllocatedBytesForCurrentThread() - bytes);
        var message = compiled.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError)?.Message;
        if (compiled.Template is not { } template)
        {
            return new(Refused, message, compileTime.TotalMilliseconds, compileBytes, 0);
        }

        began = ThreadTime.Now;
        var result = template.Render(
            new TemplateInput { PageTitle = "Home", Body = "<p>x</p>", BodyIsMarkup = true }, RenderLimits.Default, CancellationToken.None);
        var renderTime = (ThreadTime.Now - began)!.Value;
        var outcome = result is TemplateStop stop ? stop.Reason.ToString() : Output;
        return new(outcome, (result as TemplateStop)?.Diagnostic.Message, compileTime.TotalMilliseconds, compileBytes, renderTime.TotalMilliseconds);
    }
}

/// <summary>A template to compile and run.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Markup">What it writes.</param>
/// <param name="Template">Its text.</param>
/// <param name="StackBytes">The stack of the thread that does it.</param>
internal sealed record NestingRequest(Language Language, OutputMarkup Markup, string Template, int StackBytes = 1 << 20);
