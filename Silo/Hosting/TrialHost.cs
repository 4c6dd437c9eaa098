using UserMacro.Grains.Quarantine.Trials;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Silo.Hosting;

/// <summary>A host's second life: a silo starts its own program again to try a suspect macro where it can end nothing else.</summary>
public static class TrialHost
{
    /// <summary>Whether the program was started for a trial; nothing of the host's configuration is read then.</summary>
    public static bool IsMeant(string[] arguments) => MacroTrialProgram.IsMeant(arguments);

    /// <summary>Runs the trial that comes on standard input.</summary>
    /// <param name="compiler">The compiler; null for the product's.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(ITemplateCompiler? compiler = null) => MacroTrialProgram.RunAsync(compiler);
}
