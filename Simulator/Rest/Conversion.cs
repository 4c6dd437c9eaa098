using System.Text.Json.Nodes;

namespace UserMacro.Simulator.Rest;

/// <summary>A converted body, or why there is none.</summary>
internal sealed record Conversion(string Value, string Representation, string? Error)
{
    public JsonObject Describe() => new() { ["value"] = Value, ["representation"] = Representation };

    public IResult ToResult() => Error is { } error ? RestProblem.BadRequest(error) : Results.Json(Describe());
}
