using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Outbox;
using UserMacro.Grains.Persistence;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Quarantine.Trials;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Rendering.Samples;
using UserMacro.Grains.Rendering.Crashes;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;
using UserMacro.Grains.Tenancy;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Compilation;

namespace UserMacro.Grains;

/// <summary>Puts the grains of the product into a silo.</summary>
public static class UserMacroGrains
{
    /// <summary>Registers what the grains need: the render pool and the tenant filters. The silo brings grain storage named <c>Default</c>, and
    /// among its services the registries of macros of the hosts that it serves.</summary>
    public static ISiloBuilder AddUserMacroGrains(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddOptions<RenderPoolOptions>().BindConfiguration(RenderPoolOptions.Section).ValidateOnStart();
        silo.Services.AddSingleton<IValidateOptions<RenderPoolOptions>>(new PoolOptionsValidator<RenderPoolOptions>(RenderPoolOptions.Section));
        silo.Services.AddOptions<EditingPoolOptions>().BindConfiguration(EditingPoolOptions.Section).ValidateOnStart();
        silo.Services.AddSingleton<IValidateOptions<EditingPoolOptions>>(new PoolOptionsValidator<EditingPoolOptions>(EditingPoolOptions.Section));
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.TryAddSingleton(typeof(HostAdapters<>));
        silo.Services.AddOptions<ErasureOptions>().BindConfiguration(ErasureOptions.Section).ValidateOnStart();
        silo.Services.AddSingleton<IValidateOptions<ErasureOptions>, ErasureOptionsValidator>();
        silo.Services.AddMetrics();
        silo.Services.TryAddSingleton<SecurityEvents>();
        silo.Services.TryAddSingleton<RefusedRecords>();
        silo.Services.TryAddSingleton<ITemplateCompiler, TemplateCompiler>();
        silo.Services.AddRendering().AddSingleton<SampleRenderer>();
        silo.Services.AddQuarantine();
        RenderHealth.Add(silo.Services);
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, RenderWarmUp>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, OutboxWatch>();
        silo.AddIncomingGrainCallFilter<IncomingTenantFilter>();
        silo.AddOutgoingGrainCallFilter<OutgoingTenantFilter>();
        return silo;
    }

    static void AddQuarantine(this IServiceCollection services)
    {
        services.AddOptions<QuarantineOptions>().BindConfiguration(QuarantineOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<QuarantineOptions>, QuarantineOptionsValidator>();
        services.AddSingleton(TrialProgram.ThisOne);
        services.AddSingleton<CrashRecord>();
        services.AddSingleton<CrashSuspects>();
        services.AddSingleton<SiloLosses>();
        services.AddSingleton<IStuckJobs>(provider => provider.GetRequiredService<CrashSuspects>());
        services.TryAddSingleton<IMacroTrial, ProcessMacroTrial>();
        services.AddSingleton<QuarantineMetrics>();
        services.AddSingleton<QuarantineServices>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<SiloLosses>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SuspicionExchange>();
    }
}
