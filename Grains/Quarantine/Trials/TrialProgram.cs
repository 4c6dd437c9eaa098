using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace UserMacro.Grains.Quarantine.Trials;

/// <summary>The program that trials run in, and how long one may take.</summary>
/// <param name="Start">Says how to start it.</param>
internal sealed record TrialProgram(Func<ProcessStartInfo> Start)
{
    /// <summary>Bytes of the child's heap: several renders' worth.</summary>
    const long HeapBytes = 256L << 20;

    // Nothing of the host's own but where the runtime is.
    static readonly string[] Inherited = ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "HOME", "TMPDIR", "SystemRoot", "TEMP"];

    /// <summary>This program again with <see cref="MacroTrialProgram.Argument"/>.</summary>
    public static readonly TrialProgram ThisOne = new(StartThisOne);

    /// <summary>Processor time that a trial may use.</summary>
    /// <value>Default 10 seconds.</value>
    public TimeSpan ProcessorLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the start may take, and then the trial.</summary>
    /// <value>Default one minute.</value>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(1);

    static ProcessStartInfo StartThisOne()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? throw new InvalidOperationException("The program's own path is not known."))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        if (string.Equals(Path.GetFileNameWithoutExtension(start.FileName), "dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        }

        start.ArgumentList.Add(MacroTrialProgram.Argument);
        var inherited = Inherited.Select(name => (name, Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in inherited)
        {
            if (value is not null)
            {
                start.Environment[name] = value;
            }
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = HeapBytes.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }
}
