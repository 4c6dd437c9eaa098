using System.Globalization;

namespace UserMacro.Model.Tests;

/// <summary>The settings of a run, from environment variables.</summary>
sealed record ModelOptions
{
    /// <summary><c>MODEL_SEED</c>: decides everything but the exact moment of a kill.</summary>
    public int Seed { get; init; } = Read("MODEL_SEED", 20261129);

    /// <summary><c>MODEL_SEEDS</c>: how many seeds are run, from <see cref="Seed"/> upwards.</summary>
    public int Seeds { get; init; } = Read("MODEL_SEEDS", 1);

    /// <summary><c>MODEL_OPERATIONS</c>: operations per seed.</summary>
    public int Operations { get; init; } = Read("MODEL_OPERATIONS", 2000);

    /// <summary><c>MODEL_SITES</c>: sites per seed.</summary>
    public int Sites { get; init; } = Read("MODEL_SITES", 4);

    /// <summary><c>MODEL_KILLS</c>: kills per seed, two in three of the process with the silo, one in three of the second front end.</summary>
    public int Kills { get; init; } = Read("MODEL_KILLS", 3);

    /// <summary><c>MODEL_SHRINK_SECONDS</c>: how long to look for fewer operations that fail as well.</summary>
    public TimeSpan Shrinking { get; init; } = TimeSpan.FromSeconds(Read("MODEL_SHRINK_SECONDS", 60));

    static int Read(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
