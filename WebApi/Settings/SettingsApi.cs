using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Settings.Contracts;

namespace UserMacro.WebApi.Settings;

/// <summary>The settings of a site, for its administrators.</summary>
internal static class SettingsApi
{
    const string Path = "/api/v1/settings";

    public static IEndpointRouteBuilder MapSettings(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup(Path).RequireAdministrator().WithTags("Settings")
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        settings.MapGet("/", Read).WithName("readSettings").WithSummary("Read the settings of the site");
        settings.MapPut("/", Save).RequireIfMatch().WithName("saveSettings").WithSummary("Replace the settings of the site; what is left out gets its default")
            .Answers(
                StatusCodes.Status412PreconditionFailed,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status422UnprocessableEntity,
                StatusCodes.Status428PreconditionRequired);
        return routes;
    }

    static async Task<SettingsResult> Read(ApiCaller caller, SettingsAdministration settings) => await settings.ReadAsync(caller);

    static async Task<Results<SettingsResult, ProblemResult>> Save(IfMatch ifMatch, SettingsDto request, ApiCaller caller, SettingsAdministration settings) =>
        (await settings.SaveAsync(caller, ifMatch.Draft!.Value, request)).ToAnswer(saved => saved);
}
