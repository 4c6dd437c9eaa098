namespace UserMacro.Atlassian.Confluence.Data;

/// <summary>How far a datum has come: known, or waiting for an answer of Confluence.</summary>
public abstract record DataStep
{
    private DataStep()
    {
    }

    /// <summary>The datum, as JSON; <c>null</c> when there is none, or none that the asker may see.</summary>
    public sealed record Known(string Json) : DataStep
    {
        /// <summary>What cannot be obtained.</summary>
        public static readonly Known Nothing = new("null");
    }

    /// <summary>Confluence must be asked.</summary>
    /// <param name="Address">Path and query below the base URL.</param>
    /// <param name="Cost">Points that the answer is likely to cost an app (docs/reference/confluence-rest.md#rate-limits).</param>
    public sealed record Ask(string Address, int Cost) : DataStep;
}
