using UserMacro.Silo.Hosting;
using UserMacro.Silo.Operations;

if (TrialHost.IsMeant(args))
{
    return await TrialHost.RunAsync();
}

if (OperatorProgram.IsMeant(args))
{
    return await OperatorProgram.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
}

return await HostRunner.RunAsync(() =>
{
    var builder = ServiceBuilder.Create(args);
    builder.AddUserMacroSilo();
    builder.Services.AddHealthChecks().AddCheck<StoppingCheck>("stopping").AddCheck<SiloReadiness>("silo");
    var app = builder.Build();
    app.MapSiloHealth();
    return app;
});
