using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Macros.Contracts.Checks;

namespace UserMacro.WebApi.Macros.Checks;

/// <summary>The limits of what a preview is tried with: those of a render, whose parameters and page come in an address.</summary>
internal static class PreviewInput
{
    /// <summary>As many as a macro can declare.</summary>
    const int MaxParameters = Limits.Parameters;

    /// <summary>Characters of a name.</summary>
    const int MaxName = Limits.ParameterName;

    /// <summary>The problem with the values; null when there is none.</summary>
    public static InvalidError? FaultOf(PreviewRequestDto request)
    {
        List<FieldProblem> problems = [];
        if (request.Parameters.Count > MaxParameters)
        {
            problems.Add(new("parameters", Excess.OfField(request.Parameters.Count, MaxParameters, "parameters")));
        }
        else if (request.Parameters.Keys.FirstOrDefault(name => name.Length > MaxName) is { } name)
        {
            problems.Add(new("parameters", $"A name must have at most {MaxName} characters; one has {name.Length}."));
        }
        else
        {
            problems.AddRange(request.Parameters.Select(pair => FaultOf($"parameters.{pair.Key}", pair.Value, Limits.ParameterText))
                .OfType<FieldProblem>());
        }

        var context = request.Context;
        (string Field, string Text)[] texts =
        [
            ("context.pageId", context.PageId), ("context.pageTitle", context.PageTitle), ("context.pageType", context.PageType),
            ("context.pageVersion", context.PageVersion), ("context.spaceKey", context.SpaceKey), ("context.spaceName", context.SpaceName),
            ("outputType", request.OutputType),
        ];
        problems.AddRange(texts.Select(text => FaultOf(text.Field, text.Text, Limits.ParameterValue)).OfType<FieldProblem>());
        return problems.Count == 0 ? null : new("The values to try the macro with are too many or too long.", [.. problems], [], DraftNumber: null);
    }

    static FieldProblem? FaultOf(string field, string text, int most) =>
        text.Length > most ? new(field, Excess.OfField(text.Length, most, "characters")) : null;
}
