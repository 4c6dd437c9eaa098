using UserMacro.Silo.Hosting;
using UserMacro.WebApi.Hosting;

return await HostRunner.RunAsync(
    () => WebApplication.CreateBuilder(args).AddListenAddress().AddWebApi().Build().UseWebApi(),
    app => app.ServeAsync());
