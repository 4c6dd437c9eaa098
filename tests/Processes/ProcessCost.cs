using System.Globalization;

namespace UserMacro.Processes;

/// <summary>What a process has cost the machine so far, as Linux counts it.</summary>
/// <param name="id">The process.</param>
public sealed class ProcessCost(int id)
{
    /// <summary>What <c>/proc</c> counts CPU time in, on every architecture that .NET runs on.</summary>
    const int TicksPerSecond = 100;

    /// <summary>CPU time of all its threads; what it had used last when it has ended.</summary>
    /// <remarks>Exact to 10 ms a thread.</remarks>
    public TimeSpan Cpu
    {
        get
        {
            if (Read("stat") is not { } stat)
            {
                return field;
            }

            // The name in parentheses may hold blanks; user and system time are the 12th and 13th number after it.
            var numbers = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(numbers[11], CultureInfo.InvariantCulture) + long.Parse(numbers[12], CultureInfo.InvariantCulture);
            return field = TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
        }
    }

    /// <summary>Megabytes in memory at this moment; 0 when it has ended.</summary>
    public double Memory => StatusOf("VmRSS:");

    /// <summary>The most megabytes it had in memory since <see cref="ForgetPeak"/>; 0 when it has ended.</summary>
    public double PeakMemory => StatusOf("VmHWM:");

    /// <summary>Begins to measure <see cref="PeakMemory"/> again.</summary>
    public void ForgetPeak()
    {
        try
        {
            File.WriteAllText($"/proc/{id}/clear_refs", "5");
        }
        catch (IOException)
        {
            // It has ended.
        }
    }

    double StatusOf(string name)
    {
        var line = Read("status")?.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }

    string? Read(string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (IOException)
        {
            return null;
        }
    }
}
