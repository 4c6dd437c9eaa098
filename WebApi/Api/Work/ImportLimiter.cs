using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Api.Work;

/// <summary>Bounds how many large files go in and out at once: of each kind <see cref="AtOnce"/> over all tenants and one for a tenant, so that a slow or
/// hostile tenant takes one place only. What they hold in memory is bounded by <see cref="UploadReader"/>.</summary>
internal sealed class ImportLimiter
{
    /// <summary>How many of one kind, over all tenants.</summary>
    public const int AtOnce = 64;

    readonly Lock _gate = new();
    readonly HashSet<(WorkKind Kind, TenantId Tenant)> _taken = [];

    /// <summary>A place, given back by disposing of it; null when none is free.</summary>
    public IDisposable? TryEnter(WorkKind kind, TenantId tenant)
    {
        lock (_gate)
        {
            return _taken.Count(place => place.Kind == kind) < AtOnce && _taken.Add((kind, tenant)) ? new Place(this, (kind, tenant)) : null;
        }
    }

    void Leave((WorkKind Kind, TenantId Tenant) place)
    {
        lock (_gate)
        {
            _taken.Remove(place);
        }
    }

    sealed class Place(ImportLimiter places, (WorkKind Kind, TenantId Tenant) place) : IDisposable
    {
        public void Dispose() => places.Leave(place);
    }
}
