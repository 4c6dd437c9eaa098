namespace UserMacro.Grains.Interfaces.Quarantine;

/// <summary>Travels with a call that a front end repeats because the silo of the first one went away: the macro is tried apart before it runs again.</summary>
public static class LostCall
{
    const string Key = "usermacro.lost-call";

    /// <summary>The suspicion that the present call carries; null when it is no repeat.</summary>
    public static Suspicion? Current => RequestContext.Get(Key) as Suspicion;

    /// <summary>Gives the calls made in this asynchronous flow the suspicion.</summary>
    public static void Enter(Suspicion suspicion) => RequestContext.Set(Key, suspicion);
}
