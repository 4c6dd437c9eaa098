using System.Globalization;

namespace UserMacro.Hostile;

/// <summary>What the command line asks for.</summary>
sealed record HostileOptions
{
    /// <summary>How long the soak runs.</summary>
    /// <value>Zero, which runs the table in its place.</value>
    public TimeSpan Soak { get; private init; }

    /// <summary>Only inputs whose family and name hold one of these texts, or whose section one of them is; all when there is none.</summary>
    public IReadOnlyList<string> Inputs { get; private init; } = [];

    /// <summary>How long an input may keep the process busy.</summary>
    /// <value>20 seconds.</value>
    public TimeSpan Timeout { get; private init; } = TimeSpan.FromSeconds(20);

    /// <summary>Hostile tenants of the soak.</summary>
    /// <value>10.</value>
    public int Tenants { get; private init; } = 10;

    /// <summary>Reads the arguments; null when one is not understood.</summary>
    public static HostileOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new HostileOptions();
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (at + 1 == arguments.Count)
            {
                return null;
            }

            var value = arguments[at + 1];
            var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
            switch (arguments[at])
            {
                case "--minutes" when isNumber:
                    options = options with { Soak = TimeSpan.FromMinutes(number) };
                    break;
                case "--seconds" when isNumber:
                    options = options with { Timeout = TimeSpan.FromSeconds(number) };
                    break;
                case "--tenants" when isNumber:
                    options = options with { Tenants = number };
                    break;
                case "--inputs":
                    options = options with { Inputs = value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
