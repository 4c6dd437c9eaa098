using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Atlassian.Connect;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Residency;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Hosts.Connect;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Hosts.Connect.Residency;

/// <summary>
/// What Confluence asks when a site moves to another realm (docs/reference/connect-descriptor.md#data-residency). Between realms that this deployment serves
/// nothing is copied, so a move is ready at once. To a realm that a target is named for it is ready when the operator has copied the site there. To any other
/// realm it is refused: the host does not ask again, and the site stays where it is.
/// </summary>
internal static class ResidencyApi
{
    public static IEndpointRouteBuilder MapResidency(this IEndpointRouteBuilder routes)
    {
        var hooks = routes.MapGroup("/connect/dare").OfHost(ConnectCredentials.Kind).ExcludeFromDescription().RequireHostCall(HostCallKind.Lifecycle);
        hooks.MapPost("/schedule", Schedule);
        hooks.MapPost("/start", Start);
        hooks.MapGet("/status", Status);
        hooks.MapPost("/commit", (MoveReference move, HostCaller caller, IGrainFactory grains) => Advance(move, caller, grains, ResidencyStep.Committed));
        hooks.MapPost("/rollback", (MoveReference move, HostCaller caller, IGrainFactory grains) => Advance(move, caller, grains, ResidencyStep.RolledBack));
        return routes;
    }

    static async Task<IResult> Schedule(MoveAnnouncement announced, ConnectApp app, ResidencyTargets targets, HostCaller caller, IGrainFactory grains)
    {
        var move = new ResidencyMove(announced.MigrationId, announced.Location, announced.EndTime, ResidencyStep.Scheduled);
        return app.Regions.Serves(move.Realm) ? Answer(await GrainOf(caller, grains).ScheduleMove(move))
            : targets.Has(move.Realm) ? Answer(await CopyOf(caller, grains).ScheduleHostMove(move))
            : Refuse(ResidencyCodes.TargetUnsupported);
    }

    static Task<IResult> Start(MoveAnnouncement move, ConnectApp app, ResidencyTargets targets, HostCaller caller, IGrainFactory grains) =>
        app.Regions.Serves(move.Location) || targets.Has(move.Location)
            ? Advance(new(move.MigrationId), caller, grains, ResidencyStep.Started)
            : Task.FromResult<IResult>(Refuse(ResidencyCodes.TargetUnsupported));

    static async Task<IResult> Status(long migrationId, HostCaller caller, IGrainFactory grains)
    {
        if (await GrainOf(caller, grains).Move() is { } move && move.Id == migrationId)
        {
            return StatusOf(move, isReady: true);
        }

        return await CopyOf(caller, grains).HostMove() is { } copied && copied.Move.Id == migrationId
            ? StatusOf(copied.Move, copied.IsReady)
            : Refuse(ResidencyCodes.NotScheduled);
    }

    static JsonHttpResult<MoveStatus> StatusOf(ResidencyMove move, bool isReady) => TypedResults.Json(new MoveStatus(
        move.Step == ResidencyStep.Scheduled ? "scheduled" : isReady ? "ready-to-commit" : "copying"));

    static async Task<IResult> Advance(MoveReference move, HostCaller caller, IGrainFactory grains, ResidencyStep step) =>
        Answer(await CopyOf(caller, grains).HostMove() is { } copied && copied.Move.Id == move.MigrationId
            ? await CopyOf(caller, grains).AdvanceHostMove(move.MigrationId, step)
            : await GrainOf(caller, grains).AdvanceMove(move.MigrationId, step));

    static ITenantGrain GrainOf(HostCaller caller, IGrainFactory grains) => grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(caller.Tenant));

    static IMoveGrain CopyOf(HostCaller caller, IGrainFactory grains) => grains.GetGrain<IMoveGrain>(GrainKeys.Move(caller.Tenant));

    static IResult Answer(Result<ResidencyMove> result) => result.Error switch
    {
        null => TypedResults.NoContent(),
        NotFoundError => Refuse(ResidencyCodes.NotScheduled),
        ConflictError => Refuse(ResidencyCodes.TooMany),
        // Without a code the host tries again.
        _ => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
    };

    static JsonHttpResult<MoveRefusal> Refuse(string code) => TypedResults.Json(new MoveRefusal(code), statusCode: StatusCodes.Status422UnprocessableEntity);
}

/// <summary>A move that the host announces.</summary>
/// <param name="StartTime">When it begins.</param>
/// <param name="EndTime">When the host gives it up.</param>
/// <param name="Location">The realm.</param>
/// <param name="MigrationId">Its number.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record MoveAnnouncement(DateTimeOffset StartTime, DateTimeOffset EndTime, string Location, long MigrationId);

/// <summary>A move that was announced.</summary>
/// <param name="MigrationId">Its number.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record MoveReference(long MigrationId);

/// <summary>How far a move is.</summary>
/// <param name="Status"><c>ready-to-commit</c>; any other word is read as not yet.</param>
internal sealed record MoveStatus(string Status);

/// <summary>Why a move is refused. With a code the host does not ask again.</summary>
/// <param name="ErrorResponseCode">One of <see cref="ResidencyCodes"/>.</param>
internal sealed record MoveRefusal(string ErrorResponseCode);

/// <summary>The host's codes.</summary>
internal static class ResidencyCodes
{
    public const string NotScheduled = "E0001";
    public const string TargetUnsupported = "E0002";
    public const string TooMany = "E0004";
}
