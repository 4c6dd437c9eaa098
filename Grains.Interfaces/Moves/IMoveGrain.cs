using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Interfaces.Residency;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Moves;

/// <summary>
/// Moves one tenant between two deployments on behalf of an operator; each side has a grain of its own, and the archive is what they exchange. Every step can
/// be repeated. Key: <see cref="Keys.GrainKeys.Move"/>, which is under no tenant.
/// </summary>
[Alias("move")]
public interface IMoveGrain : ITenantScoped
{
    /// <summary>How far the move is.</summary>
    [Alias("state"), ResponseTimeout(OperationTimeouts.Read)]
    Task<MoveState> State();

    /// <summary>
    /// Source: makes the tenant read-only. <see cref="NotFoundError"/> for a tenant that is not installed, <see cref="ConflictError"/> while another step is
    /// under way or an erasure is.
    /// </summary>
    [Alias("begin"), ResponseTimeout(OperationTimeouts.Read)]
    Task<Result<MoveState>> Begin(string targetRegion);

    /// <summary>
    /// Source: a piece of the archive. Pieces are read in their order, each as often as necessary until the next one; piece 0 begins again.
    /// <see cref="ConflictError"/> for any other one, and as long as silos may still write.
    /// </summary>
    /// <param name="number">The number of the piece, from 0.</param>
    /// <param name="targetKey">The key that the target gave out (<see cref="IMoveKeysGrain.PublicKey"/>).</param>
    [Alias("read-chunk"), ResponseTimeout(OperationTimeouts.Read)]
    Task<Result<MoveChunk>> ReadChunk(int number, string targetKey);

    /// <summary>
    /// Target: takes a piece of an archive. Pieces come in their order; piece 0 begins again and leaves what was written before. <see cref="InvalidError"/> for
    /// an archive that is altered, cut or meant for another deployment, <see cref="ConflictError"/> for a tenant that is here already.
    /// </summary>
    /// <param name="number">The number of the piece, from 0.</param>
    /// <param name="chunk">The piece.</param>
    /// <param name="sourceRegion">The region that the operator expects the archive to be of; null for the region of this deployment.</param>
    [Alias("write-chunk"), ResponseTimeout(OperationTimeouts.Read)]
    Task<Result<MoveState>> WriteChunk(int number, byte[] chunk, string? sourceRegion);

    /// <summary>
    /// Reads all records again. At the source, a digest that the target has found counts as the proof that the copy is the same, which a switch needs;
    /// <see cref="ConflictError"/> when it is another one.
    /// </summary>
    /// <param name="digest">What the other side has found; null only to read it here.</param>
    [Alias("verify"), ResponseTimeout(OperationTimeouts.Long)]
    Task<Result<MoveState>> Verify(string? digest);

    /// <summary>Target: serves the tenant. Source: answers that the tenant has moved. The target comes first.</summary>
    [Alias("switch"), ResponseTimeout(OperationTimeouts.Read)]
    Task<Result<MoveState>> Switch();

    /// <summary>Source: serves the tenant again. Target: removes the copy.</summary>
    /// <param name="discardsChanges">Whether changes may be lost that were made at a target which serves the tenant.</param>
    [Alias("roll-back"), ResponseTimeout(OperationTimeouts.Long)]
    Task<Result<MoveState>> RollBack(bool discardsChanges);

    /// <summary>Source: erases what is here, permanently. Target: from now on nothing is rolled back. <see cref="ConflictError"/> before the switch.</summary>
    [Alias("finish"), ResponseTimeout(OperationTimeouts.Read)]
    Task<Result<MoveState>> Finish();

    /// <summary>Source: the move that the host announced, and whether it can be committed; null when it announced none to another deployment.</summary>
    [Alias("host-move"), Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<HostMove?> HostMove();

    /// <summary>Source: notes a move to another deployment that the host announces, as <see cref="Tenants.ITenantGrain.ScheduleMove"/> does.</summary>
    [Alias("schedule-host-move"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<ResidencyMove>> ScheduleHostMove(ResidencyMove move);

    /// <summary>
    /// Source: takes a step that the host asks for. A commit switches, if the copy was verified; a rollback before it has the source serve the tenant again.
    /// </summary>
    [Alias("advance-host-move"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<ResidencyMove>> AdvanceHostMove(long id, ResidencyStep step);
}

/// <summary>A move to another deployment that the host announced.</summary>
/// <param name="Move">The move.</param>
/// <param name="IsReady">Whether the operator has copied the tenant, so that the host may commit.</param>
[GenerateSerializer, Immutable, Alias("host-move")]
public sealed record HostMove([property: Id(0)] ResidencyMove Move, [property: Id(1)] bool IsReady);
