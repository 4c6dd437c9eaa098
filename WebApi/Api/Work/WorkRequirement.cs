namespace UserMacro.WebApi.Api.Work;

/// <summary>Endpoint metadata: a call costs more than its request looks, and is served while its caller's budget of work lasts.</summary>
/// <param name="Kind">What it does.</param>
internal sealed record WorkRequirement(WorkKind Kind);

/// <summary>What a costly call does.</summary>
internal enum WorkKind
{
    /// <summary>It computes for a moment.</summary>
    Computation,

    /// <summary>It reads a large file and works on it: one at a time for a tenant.</summary>
    Import,

    /// <summary>It writes a large file: one at a time for a tenant.</summary>
    Export,
}

internal static class WorkRequirementExtensions
{
    /// <summary>Serves callers with a budget of work only, and of the large kinds one call at a time.</summary>
    public static TBuilder LimitWork<TBuilder>(this TBuilder endpoint, WorkKind kind = WorkKind.Computation)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new WorkRequirement(kind));
}
